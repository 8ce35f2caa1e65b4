"""The checks of what a protocol means: one per file, all in CHECKS, in order."""

from arbre.language.checks.act_before_answer import act_before_answer
from arbre.language.checks.act_then_refer import act_then_refer
from arbre.language.checks.again_never_asked import again_never_asked
from arbre.language.checks.again_of_case_fact import again_of_case_fact
from arbre.language.checks.again_without_wait import again_without_wait
from arbre.language.checks.alert_unknown_worse import alert_unknown_worse
from arbre.language.checks.ambiguous_origin import ambiguous_origin
from arbre.language.checks.ambiguous_visit import ambiguous_visit
from arbre.language.checks.assumed_without_note import assumed_without_note
from arbre.language.checks.consent_gated import consent_gated
from arbre.language.checks.consent_not_boolean import consent_not_boolean
from arbre.language.checks.cycle import cycle
from arbre.language.checks.dates_out_of_order import dates_out_of_order
from arbre.language.checks.dead_end import dead_end
from arbre.language.checks.definition_cycle import definition_cycle
from arbre.language.checks.definition_too_deep import definition_too_deep
from arbre.language.checks.demonstration_mismatch import demonstration_mismatch
from arbre.language.checks.duplicate_guard import duplicate_guard
from arbre.language.checks.duplicate_id import duplicate_id
from arbre.language.checks.empty_ground import empty_ground
from arbre.language.checks.empty_range import empty_range
from arbre.language.checks.finding import Check, Finding
from arbre.language.checks.first_of_without_else import first_of_without_else
from arbre.language.checks.knowledge_test_misplaced import knowledge_test_misplaced
from arbre.language.checks.limit_bounds import limit_bounds
from arbre.language.checks.listed_twice import listed_twice
from arbre.language.checks.missing_contraindications import missing_contraindications
from arbre.language.checks.missing_doubt import missing_doubt
from arbre.language.checks.missing_if_none import missing_if_none
from arbre.language.checks.missing_if_unknown import missing_if_unknown
from arbre.language.checks.missing_otherwise import missing_otherwise
from arbre.language.checks.name_clash import name_clash
from arbre.language.checks.not_in_force import not_in_force
from arbre.language.checks.overlap import overlap
from arbre.language.checks.range_off_step import range_off_step
from arbre.language.checks.reserved_name import reserved_name
from arbre.language.checks.review_passed import review_passed
from arbre.language.checks.review_soon import review_soon
from arbre.language.checks.same_profession import same_profession
from arbre.language.checks.screen_too_full import screen_too_full
from arbre.language.checks.screen_without_rows import screen_without_rows
from arbre.language.checks.single_option import single_option
from arbre.language.checks.uncited import uncited
from arbre.language.checks.uncited_question import uncited_question
from arbre.language.checks.unknown_act import unknown_act
from arbre.language.checks.unknown_citation import unknown_citation
from arbre.language.checks.unknown_delay import unknown_delay
from arbre.language.checks.unknown_goes_on import unknown_goes_on
from arbre.language.checks.unknown_limit import unknown_limit
from arbre.language.checks.unknown_node import unknown_node
from arbre.language.checks.unknown_origin import unknown_origin
from arbre.language.checks.unknown_profession import unknown_profession
from arbre.language.checks.unknown_question import unknown_question
from arbre.language.checks.unknown_reaches_act import unknown_reaches_act
from arbre.language.checks.unknown_referral import unknown_referral
from arbre.language.checks.unreachable_node import unreachable_node
from arbre.language.checks.unused_act import unused_act
from arbre.language.checks.unused_definition import unused_definition
from arbre.language.checks.unused_parameter import unused_parameter
from arbre.language.checks.unused_question import unused_question
from arbre.language.checks.unused_referral import unused_referral
from arbre.language.checks.unused_statement import unused_statement
from arbre.language.checks.unused_value import unused_value
from arbre.language.checks.wait_bounds import wait_bounds
from arbre.language.checks.wait_from_elsewhere import wait_from_elsewhere
from arbre.language.checks.wait_from_not_a_date import wait_from_not_a_date
from arbre.language.checks.wait_question_unread import wait_question_unread
from arbre.language.checks.which_limit import which_limit

CHECKS: tuple[Check, ...] = (
    unknown_node,
    unknown_referral,
    unknown_act,
    unknown_limit,
    which_limit,
    unknown_question,
    unknown_origin,
    unknown_delay,
    unknown_citation,
    duplicate_id,
    name_clash,
    ambiguous_origin,
    reserved_name,
    listed_twice,
    single_option,
    empty_range,
    range_off_step,
    definition_cycle,
    definition_too_deep,
    knowledge_test_misplaced,
    unreachable_node,
    cycle,
    dead_end,
    ambiguous_visit,
    missing_doubt,
    alert_unknown_worse,
    missing_otherwise,
    missing_if_unknown,
    unknown_reaches_act,
    unknown_goes_on,
    empty_ground,
    duplicate_guard,
    overlap,
    missing_if_none,
    wait_bounds,
    wait_from_not_a_date,
    wait_from_elsewhere,
    wait_question_unread,
    act_before_answer,
    again_without_wait,
    again_of_case_fact,
    again_never_asked,
    missing_contraindications,
    first_of_without_else,
    act_then_refer,
    limit_bounds,
    consent_not_boolean,
    consent_gated,
    screen_too_full,
    screen_without_rows,
    unknown_profession,
    same_profession,
    demonstration_mismatch,
    dates_out_of_order,
    not_in_force,
    review_passed,
    review_soon,
    uncited,
    uncited_question,
    assumed_without_note,
    unused_question,
    unused_definition,
    unused_value,
    unused_parameter,
    unused_act,
    unused_referral,
    unused_statement,
)

__all__ = ["CHECKS", "Check", "Finding"]
