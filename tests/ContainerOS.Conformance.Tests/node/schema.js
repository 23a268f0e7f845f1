'use strict';
// Ajv behind a line of JSON each way: {id, schema, document} in, {id, complaints} out. "schema" is the file of a JSON Schema (draft 7), or
// "sarif" for that of SARIF 2.1.0 (draft 4); "document" is the text of a JSON document. There are no complaints about a valid one.
const fs = require('node:fs');
const readline = require('node:readline');
const Ajv = require('ajv');

const validators = new Map();

function compiled(schema) {
  if (schema !== 'sarif') {
    return new Ajv({ allErrors: true }).compile(JSON.parse(fs.readFileSync(schema, 'utf8')));
  }
  const ajv = new Ajv({ allErrors: true, meta: false, schemaId: 'auto', logger: false });
  ajv.addMetaSchema(require('ajv/lib/refs/json-schema-draft-04.json'));
  return ajv.compile(require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'));
}

readline.createInterface({ input: process.stdin }).on('line', (line) => {
  const { id, schema, document } = JSON.parse(line);
  if (!validators.has(schema)) {
    validators.set(schema, compiled(schema));
  }
  const validate = validators.get(schema);
  const complaints = validate(JSON.parse(document)) ? [] : validate.errors.map((error) => `${error.dataPath} ${error.message}`);
  console.log(JSON.stringify({ id, complaints }));
});
