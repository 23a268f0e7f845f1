// Reads a JSON document from its input and prints what the JSON Schema (draft 7) of the file in the first argument says against it: a
// JSON list, empty for a valid document.
'use strict';
const fs = require('fs');
const Ajv = require('ajv');

const schema = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
const ajv = new Ajv({ allErrors: true });
const isValid = ajv.validate(schema, JSON.parse(fs.readFileSync(0, 'utf8')));
console.log(JSON.stringify(isValid ? [] : ajv.errors.map((error) => `${error.dataPath} ${error.message}`)));
