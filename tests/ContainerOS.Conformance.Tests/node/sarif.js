// Reads a SARIF log from its input and prints what the schema of SARIF 2.1.0 says against it: a JSON list, empty for a valid log.
'use strict';
const Ajv = require('ajv');
const draft = require('ajv/lib/refs/json-schema-draft-04.json');
const schema = require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');

let text = '';
process.stdin.on('data', (part) => { text += part; });
process.stdin.on('end', () => {
  const ajv = new Ajv({ allErrors: true, meta: false, schemaId: 'auto', logger: false });
  ajv.addMetaSchema(draft);
  const isValid = ajv.validate(schema, JSON.parse(text));
  console.log(JSON.stringify(isValid ? [] : ajv.errors.map((error) => `${error.dataPath} ${error.message}`)));
});
