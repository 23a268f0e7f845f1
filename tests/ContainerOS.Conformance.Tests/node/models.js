'use strict';
// Prints the fields of the vendor's models that the emulator checks requests and replies against, as JSON, by the name of the model.
const library = { ...require('@alicloud/ecs20140526'), ...require('@alicloud/cs20151215') };

const shape = (type) => {
  if (typeof type === 'string') return type;
  if (typeof type === 'function') return fields(type);
  return type.type === 'array' ? [shape(type.itemType)] : { '*': shape(type.valueType) };
};

const fields = (model) => {
  const [names, types] = [model.names(), model.types()];
  return Object.fromEntries(Object.keys(names).map((key) => [names[key], shape(types[key])]));
};

process.stdout.write(JSON.stringify(Object.fromEntries(process.argv.slice(2).map((name) => [name, fields(library[name])]))));
