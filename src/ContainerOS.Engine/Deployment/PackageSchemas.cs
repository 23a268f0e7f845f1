using System.Collections.Concurrent;
using ContainerOS.Engine.Programs;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Faults;
using Grpc.Core;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Engine.Deployment;

/// <summary>
/// What the schemas of packages say. A program in another language knows from its SDK which types are components; a YAML program has
/// to ask the plugin.
/// </summary>
internal sealed class PackageSchemas(RunContext run)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<HashSet<string>>>> components = new(StringComparer.Ordinal);

    /// <summary>Whether a type is a component, which its plugin constructs.</summary>
    public async Task<bool> IsComponentAsync(string type) =>
        (await components.GetOrAdd(TypeToken.PackageOf(type), name => new(() => ReadAsync(name))).Value).Contains(type);

    private async Task<HashSet<string>> ReadAsync(string package)
    {
        var provider = await run.Providers.RegisterAsync(run, package);
        try
        {
            var schema = JObject.Parse(await provider.Calls.GetSchemaAsync(new SchemaRequest(), run.Terminated));
            return
            [
                .. (schema["resources"] as JObject ?? [])
                    .Properties()
                    .Where(resource => (resource.Value as JObject)?["isComponent"] is JValue { Value: true })
                    .Select(resource => resource.Name),
            ];
        }
        catch (RpcFaultException fault) when (fault.Code == StatusCode.Unimplemented)
        {
            return []; // A plugin without a schema has no components.
        }
        catch (JsonException fault)
        {
            throw new RpcFaultException(StatusCode.Internal, $"the schema of the plugin '{package}' is not valid: {fault.Message}", fault);
        }
    }
}
