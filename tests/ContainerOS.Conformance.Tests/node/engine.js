// The engine's side of the plugin wire, made of the messages and clients of @pulumi/pulumi, unmodified. It speaks to a running plugin: a
// line of JSON in, a line of JSON out. It also serves the engine and the resource monitor, at one address, for the plugin to call.
const { createRequire } = require("node:module");
const path = require("node:path");
const readline = require("node:readline");

const [sdk, plugin] = process.argv.slice(2);
const load = createRequire(path.join(sdk, "package.json"));
const inside = createRequire(load.resolve("@pulumi/pulumi/package.json"));
const grpc = inside("@grpc/grpc-js");
const { Struct, Value } = inside("google-protobuf/google/protobuf/struct_pb.js");
const { Empty } = inside("google-protobuf/google/protobuf/empty_pb.js");
const pb = {
    ...load("@pulumi/pulumi/proto/provider_pb.js"),
    ...load("@pulumi/pulumi/proto/plugin_pb.js"),
    ...load("@pulumi/pulumi/proto/alias_pb.js"),
};
const resource = load("@pulumi/pulumi/proto/resource_pb.js");
const errors = load("@pulumi/pulumi/proto/errors_pb.js");
const status = load("@pulumi/pulumi/proto/status_pb.js");
const { ResourceProviderService } = load("@pulumi/pulumi/proto/provider_grpc_pb.js");
const { ResourceMonitorService } = load("@pulumi/pulumi/proto/resource_grpc_pb.js");
const { EngineService } = load("@pulumi/pulumi/proto/engine_grpc_pb.js");

const limits = { "grpc.max_receive_message_length": 400 * 1024 * 1024, "grpc.max_send_message_length": 400 * 1024 * 1024 };
const client = new grpc.Client(`127.0.0.1:${plugin}`, grpc.credentials.createInsecure(), limits);

// Fields of a newer engine: a number and a text with numbers that no message has.
const newer = Buffer.from([0xf8, 0x7c, 0x01, 0x82, 0x7d, 0x03, 0x6e, 0x65, 0x77]);

const bags = ["Properties", "Inputs", "Return", "State", "Object"];

function find(message, prefix, name, suffix = "") {
    const wanted = (prefix + name.replaceAll("_", "") + suffix).toLowerCase();
    for (let type = Object.getPrototypeOf(message); type; type = Object.getPrototypeOf(type)) {
        const key = Object.getOwnPropertyNames(type).find((entry) => entry.toLowerCase() === wanted);
        if (key) return message[key].bind(message);
    }
}

function toMessage(type, fields) {
    const message = new type();
    for (const [name, value] of Object.entries(fields)) {
        const put =
            Array.isArray(value) ? find(message, "set", name, "list")
            : value?.$map ? (entries) => {
                const map = find(message, "get", name, "map")();
                for (const [key, entry] of Object.entries(entries.$map)) map.set(key, toValue(entry));
            }
            : find(message, "set", name);
        if (!put) throw new Error(`${type.displayName ?? type.name} has no field ${name}`);
        put(value?.$map ? value : Array.isArray(value) ? value.map(toValue) : toValue(value));
    }
    return message;
}

function toValue(value) {
    if (value?.$struct) return Struct.fromJavaScript(value.$struct);
    if (value?.$long) return "x".repeat(value.$long);
    if (value?.$bytes) return Buffer.from(value.$bytes, "base64");
    if (value?.$message) {
        const type = value.$message.split(".").reduce((scope, name) => scope[name], pb);
        return toMessage(type, value.fields);
    }
    return value;
}

// Long texts and deep values stand for themselves as {$long: length} and {$deep: levels}, both ways.
function expand(value) {
    if (Array.isArray(value)) return value.map(expand);
    if (value && typeof value === "object") {
        if (value.$long) return "x".repeat(value.$long);
        if (value.$deep) return Array.from({ length: value.$deep }).reduce((inner) => ({ a: inner }), "end");
        return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, expand(v)]));
    }
    return value;
}

function fold(value) {
    if (typeof value === "string") return value.length > 2 ** 20 && /^x+$/.test(value) ? { $long: value.length } : value;
    let levels = 0;
    for (let inner = value; inner && typeof inner === "object"; inner = inner.a) {
        if (Object.keys(inner).join() !== "a") return value;
        levels++;
        if (inner.a === "end") return levels > 15 ? { $deep: levels } : value;
    }
    return value;
}

function toJson(message) {
    const result = message.toObject?.() ?? {};
    for (const name of bags) {
        const get = find(message, "get", name);
        if (get) {
            delete result[name.toLowerCase()];
            const bag = get();
            if (bag?.toJavaScript) {
                result[name.toLowerCase()] = Object.fromEntries(Object.entries(bag.toJavaScript()).map(([k, v]) => [k, fold(v)]));
            }
        }
    }
    return result;
}

function toFailure(error) {
    const failure = { code: grpc.status[error.code], message: error.details };
    const bytes = error.metadata?.get("grpc-status-details-bin")[0];
    if (bytes) {
        failure.details = status.Status.deserializeBinary(bytes).getDetailsList().map((any) => {
            const type = any.getTypeName();
            const known = { "pulumirpc.InputPropertiesError": errors.InputPropertiesError, "pulumirpc.ErrorResourceInitFailed": pb.ErrorResourceInitFailed }[type];
            return { type, value: known ? toJson(known.deserializeBinary(any.getValue_asU8())) : null };
        });
    }
    return failure;
}

function call({ method, request, extended }) {
    const definition = Object.values(ResourceProviderService).find((entry) => entry.path.endsWith("/" + method))
        ?? { path: `/pulumirpc.ResourceProvider/${method}`, requestType: Empty, responseType: Empty, responseStream: false };
    const message = toMessage(definition.requestType, request ?? {});
    const serialize = (value) => Buffer.concat([Buffer.from(value.serializeBinary()), extended ? newer : Buffer.alloc(0)]);
    const deserialize = (bytes) => definition.responseType.deserializeBinary(bytes);
    return new Promise((resolve) => {
        if (definition.responseStream) {
            const items = [];
            const stream = client.makeServerStreamRequest(definition.path, serialize, deserialize, message);
            stream.on("data", (item) => items.push(item.toObject()));
            stream.on("end", () => resolve({ response: { items } }));
            stream.on("error", (error) => resolve({ error: toFailure(error) }));
            return;
        }
        client.makeUnaryRequest(definition.path, serialize, deserialize, message, (error, response) =>
            resolve(error ? { error: toFailure(error) } : { response: toJson(response) }));
    });
}

// Answers registrations as the engine does in the preview of new resources.
const registrations = [];
const outputs = [];
function register(incoming, answer) {
    const request = incoming.request;
    const seen = request.toObject();
    seen.object = request.getObject()?.toJavaScript() ?? {};
    seen.propertydependencies = Object.fromEntries(seen.propertydependenciesMap.map(([name, list]) => [name, list.urnsList]));
    registrations.push(seen);
    const parent = request.getParent();
    const types = parent ? parent.split("::")[2] + "$" : "";
    const response = new resource.RegisterResourceResponse();
    response.setUrn(`urn:pulumi:dev::shop::${types}${request.getType()}::${request.getName()}`);
    response.setObject(request.getCustom() ? request.getObject() : new Struct());
    response.setResult(request.getName().includes("failing") ? resource.Result.FAIL : resource.Result.SUCCESS);
    answer(null, response);
}

const server = new grpc.Server(limits);
server.addService(ResourceMonitorService, {
    registerResource: register,
    registerResourceOutputs: (incoming, answer) => {
        outputs.push({ urn: incoming.request.getUrn(), outputs: incoming.request.getOutputs().toJavaScript() });
        answer(null, new Empty());
    },
});
const logs = [];
server.addService(EngineService, {
    log: (incoming, answer) => {
        logs.push(incoming.request.toObject());
        answer(null, new Empty());
    },
});
server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
    if (error) throw error;
    const lines = readline.createInterface({ input: process.stdin });
    process.stdout.write(JSON.stringify({ address: `127.0.0.1:${port}` }) + "\n");
    lines.on("line", async (line) => {
        const message = JSON.parse(line);
        let answer;
        try {
            answer = message.method === "$seen"
                ? { response: { registrations: registrations.splice(0), outputs: outputs.splice(0), logs: logs.splice(0) } }
                : await call({ ...message, request: expand(message.request) });
        } catch (error) {
            answer = { fault: String(error.stack ?? error) };
        }
        process.stdout.write(JSON.stringify({ id: message.id, ...answer }) + "\n");
    });
    lines.on("close", () => process.exit(0));
});
