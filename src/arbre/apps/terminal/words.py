"""What the walk says, in French and in English."""

from __future__ import annotations

from dataclasses import dataclass

from arbre.language.diagnostics.diagnostic import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The words of one language. `yes`, `no` and `unknown` are also the keys that answer."""

    yes: str
    no: str
    unknown: str
    answers: str
    why_unknown: str
    needless: str
    none_of_them: str
    choose: str
    choose_far: str
    type_number: str
    type_day: str
    type_moment: str
    type_text: str
    left: str
    keys_asking: str
    keys_typing: str
    keys_writing: str
    key_alone: str
    keys_end: str
    keys_visit: str
    too_early: str
    keys_plain_end: str
    keys_reading: str
    keys_path: str
    page: str
    how: str
    no_how: str
    path: str
    nothing_yet: str
    who: str
    who_known: str
    who_other: str
    who_unknown: str
    training: str
    changed: str
    withdrawn: str
    added: str
    removed: str
    saved_in: str
    not_saved: str
    request_with: str
    interrupted: str
    save_as: str
    save_keys: str
    resume_with: str
    too_small: str
    stopped: str
    decided: str
    menu: str
    menu_new: str
    menu_resume: str
    menu_list: str
    menu_quit: str
    which_file: str
    number_or: str
    commands: str


FRENCH = Vocabulary(
    yes="o",
    no="n",
    unknown="i",
    answers="o oui   n non, cherché   i inconnu",
    why_unknown="Pourquoi inconnu ?  1 ne sait pas  2 non évaluable  3 refuse   Échap annuler",
    needless="sans objet",
    none_of_them="0 aucune des lignes restantes : toutes cherchées, toutes absentes",
    choose="taper le chiffre   i inconnu",
    choose_far="flèches puis Entrée   i inconnu",
    type_number="taper le nombre ({unit}de {low} à {high}), puis Entrée   i inconnu",
    type_day="taper le jour : hier, 15/06, 15/06/1985, puis Entrée   i inconnu",
    type_moment="taper le moment : hier 18h, 15/06 18:30, il y a 3 heures   i inconnu",
    type_text="taper la réponse, puis Entrée   i seul : inconnu",
    left="reste {n} au plus",
    keys_asking="r revenir  ? comment examiner  d j'ai un doute : appeler  v parcours  q quitter",
    keys_typing="Entrée confirmer  Échap effacer ; ligne vide : r revenir  ? d v q",
    keys_writing="Entrée confirmer  Échap effacer ; seuls, puis Entrée : r revenir  ? d v q",
    key_alone="Entrée : la touche « {key} », et non une réponse",
    keys_end="Espace suite  s sources  v parcours  d doute  r revenir  q terminer",
    keys_visit="a ouvrir : {stage}",
    too_early="Pas avant : {when}",
    keys_plain_end="r revenir, d doute, q terminer",
    keys_reading="une touche pour revenir",
    keys_path="flèches  Entrée changer la réponse   une autre touche pour revenir",
    page="{page}/{pages}",
    how="Comment examiner",
    no_how="Le protocole ne dit pas comment examiner.",
    path="Parcours",
    nothing_yet="Aucune réponse pour l'instant.",
    who="Qui examine ce patient ?",
    who_known="{profession}, autorisé par sa structure pour ce protocole",
    who_other="une autre profession, ou quelqu'un qui n'est pas autorisé",
    who_unknown="je ne sais pas si je suis autorisé",
    training="Mode entraînement : pour apprendre et relire, pas pour soigner.",
    changed="CE QUI CHANGE",
    withdrawn="réponses retirées, sans objet maintenant : {names}",
    added="en plus : {names}",
    removed="en moins : {names}",
    saved_in="Enregistré dans {path}",
    not_saved="Rien n'a été enregistré.",
    request_with="Demande à envoyer : arbre request {path}",
    interrupted="Interrompu.",
    save_as="Enregistrer dans",
    save_keys="Entrée enregistrer   Échap quitter sans enregistrer",
    resume_with="Reprendre : arbre walk --resume {path}",
    too_small="Agrandir la fenêtre : 80 colonnes sur 24 lignes.",
    stopped="Fin de l'entrée : la prise en charge s'arrête là, rien n'est répondu à sa place.",
    decided="Conclusion",
    menu="arbre : que faire ?",
    menu_new="commencer une prise en charge",
    menu_resume="reprendre une prise en charge enregistrée",
    menu_list="liste des protocoles fournis",
    menu_quit="quitter",
    which_file="Fichier enregistré : ",
    number_or="numéro",
    commands="? comment examiner, r revenir, d doute, v parcours, q quitter",
)

ENGLISH = Vocabulary(
    yes="y",
    no="n",
    unknown="u",
    answers="y yes   n no, looked for   u unknown",
    why_unknown="Why unknown?  1 not known  2 cannot be assessed  3 refused   Esc cancel",
    needless="not needed",
    none_of_them="0 none of the lines left: all looked for, all absent",
    choose="type the digit   u unknown",
    choose_far="arrows, then Enter   u unknown",
    type_number="type the number ({unit}from {low} to {high}), then Enter   u unknown",
    type_day="type the day: yesterday, 15/06, 15/06/1985, then Enter   u unknown",
    type_moment="type when: yesterday 6pm, 15/06 18:30, 3 hours ago   u unknown",
    type_text="type the answer, then Enter   u alone: unknown",
    left="{n} left at most",
    keys_asking="r back  ? how to examine  d I have a doubt: call  v path  q quit",
    keys_typing="Enter confirm  Esc clear; empty line: r back  ? d v q",
    keys_writing="Enter confirm  Esc clear; alone, then Enter: r back  ? d v q",
    key_alone="Enter: the key `{key}`, not an answer",
    keys_end="Space more  s sources  v path  d doubt  r back  q finish",
    keys_visit="a open: {stage}",
    too_early="Not before: {when}",
    keys_plain_end="r back, d doubt, q finish",
    keys_reading="any key to go back",
    keys_path="arrows  Enter change the answer   any other key to go back",
    page="{page}/{pages}",
    how="How to examine",
    no_how="The protocol does not say how to examine.",
    path="Path so far",
    nothing_yet="No answer yet.",
    who="Who examines this patient?",
    who_known="{profession}, entitled by the structure for this protocol",
    who_other="another profession, or someone who is not entitled",
    who_unknown="I do not know whether I am entitled",
    training="Training mode: to learn and to proofread, not to treat.",
    changed="WHAT CHANGES",
    withdrawn="answers withdrawn, no longer needed: {names}",
    added="added: {names}",
    removed="removed: {names}",
    saved_in="Saved in {path}",
    not_saved="Nothing was saved.",
    request_with="Request to send: arbre request {path}",
    interrupted="Interrupted.",
    save_as="Save in",
    save_keys="Enter save   Esc quit without saving",
    resume_with="Resume: arbre walk --resume {path}",
    too_small="Make the window larger: 80 columns by 24 lines.",
    stopped="End of input: the walk stops here, nothing is answered in its place.",
    decided="Conclusion",
    menu="arbre: what to do?",
    menu_new="begin a walk",
    menu_resume="resume a saved walk",
    menu_list="list of the protocols shipped",
    menu_quit="quit",
    which_file="Saved file: ",
    number_or="number",
    commands="? how to examine, r back, d doubt, v path, q quit",
)


def vocabulary(language: Language) -> Vocabulary:
    return FRENCH if language == "fr" else ENGLISH


def filled(sentence: str, **values: object) -> str:
    """Put values in the places of one of our sentences.

    >>> filled("page {page}/{pages}", page=1, pages=3)
    'page 1/3'
    """
    for name, value in values.items():
        sentence = sentence.replace(f"{{{name}}}", str(value))
    return sentence
