// Reads {"schema": ..., "document": ...} from its input and prints what the JSON schema says against the document: a JSON list.
'use strict';
const Ajv = require('ajv');

let text = '';
process.stdin.on('data', (part) => { text += part; });
process.stdin.on('end', () => {
  const { schema, document } = JSON.parse(text);
  const ajv = new Ajv({ allErrors: true });
  const isValid = ajv.validate(schema, document);
  console.log(JSON.stringify(isValid ? [] : ajv.errors.map((error) => `${error.dataPath} ${error.message}`)));
});
