// node validate.cjs SCHEMA DOCUMENT.json… : what ajv says of each document, as one JSON array of
// arrays of {path, keyword, message}. Exit code 0 whatever it says; 2 when the schema is refused.
"use strict";

const { readFileSync } = require("node:fs");
const { default: Ajv2020 } = require("ajv/dist/2020.js");
const { default: addFormats } = require("ajv-formats");

const read = (path) => JSON.parse(readFileSync(path, "utf8"));

function compiled(path) {
  const options = { allErrors: true, strict: true, strictRequired: false, allowUnionTypes: true };
  const ajv = addFormats(new Ajv2020(options));
  // What VS Code's YAML extension proposes to insert, explains, and says of what it refuses.
  ajv.addVocabulary(["defaultSnippets", "enumDescriptions", "errorMessage"]);
  try {
    return ajv.compile(read(path));
  } catch (refusal) {
    console.error(refusal.message);
    process.exit(2);
  }
}

function problems(validate, document) {
  return validate(document)
    ? []
    : validate.errors.map(({ instancePath, keyword, message }) => ({
        path: instancePath,
        keyword,
        message,
      }));
}

const [schema, ...documents] = process.argv.slice(2);
const validate = compiled(schema);
console.log(JSON.stringify(documents.map((path) => problems(validate, read(path)))));
