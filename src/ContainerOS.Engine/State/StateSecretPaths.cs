using ContainerOS.Engine.Diagnostics;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Engine.State;

/// <summary>Finds which inputs of a deployed resource are secret. Nothing is decrypted, so no passphrase is needed.</summary>
public static class StateSecretPaths
{
    /// <summary>The paths of the secret inputs of a resource, as keys and indexes; empty when the state does not have it.</summary>
    /// <param name="stateFile">The state file of a stack.</param>
    /// <param name="id">The id of the resource.</param>
    /// <exception cref="ProgramException">The file is not a state.</exception>
    public static IReadOnlyList<IReadOnlyList<string>> Find(string stateFile, string id)
    {
        try
        {
            var resources = StateFile.Read(stateFile).SelectToken("deployment.resources") as JArray ?? [];
            return
            [
                .. resources
                    .OfType<JObject>()
                    .Where(resource => resource["id"] is JValue { Value: string known } && known == id)
                    .SelectMany(resource => resource["inputs"] is JObject inputs ? SecretsIn(inputs, []) : []),
            ];
        }
        catch (Exception fault) when (fault is JsonException or FormatException or IOException or UnauthorizedAccessException)
        {
            throw new ProgramException($"the state file cannot be read, so its secrets are not known: {fault.Message}", stateFile, fault);
        }
    }

    private static IEnumerable<IReadOnlyList<string>> SecretsIn(JToken token, IReadOnlyList<string> path) =>
        token switch
        {
            JObject map when map[StateSignatures.Key] is JValue { Value: StateSignatures.Secret } => [path],
            JObject map => map.Properties().SelectMany(field => SecretsIn(field.Value, [.. path, field.Name])),
            JArray list => list.SelectMany((item, index) => SecretsIn(item, [.. path, $"{index}"])),
            _ => [],
        };
}
