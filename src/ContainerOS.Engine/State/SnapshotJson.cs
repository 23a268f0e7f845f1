using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using ContainerOS.Engine.Secrets;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Engine.State;

/// <summary>Converts a snapshot from and to Pulumi deployment JSON of version 3 (pulumi/pulumi <c>apitype.DeploymentV3</c>).</summary>
internal sealed class SnapshotJson(StackSecrets secrets, string path)
{
    private const string EngineName = "containeros-engine";
    private const string EngineVersion = $"{EngineName} 0.1.0";

    /// <summary>The version of the format (pulumi/pulumi <c>apitype.DeploymentSchemaVersionCurrent</c>).</summary>
    private const int FormatVersion = 3;
    private static readonly HashSet<string> KnownFields = ["manifest", "secrets_providers", "resources", "pending_operations"];
    private readonly CiphertextCache ciphertexts = new();

    /// <summary>The deployment without its manifest, which contains the current time.</summary>
    public JObject Write(Snapshot snapshot)
    {
        var values = new StateValueWriter(ciphertexts, secrets.Encrypt);
        var resources = new JArray(snapshot.Resources.Select(resource => ResourceJson.Write(resource, values)));
        var pending = new JArray(
            snapshot.Pending.Select(operation => new JObject
            {
                ["resource"] = ResourceJson.Write(operation.Resource, values),
                ["type"] = operation.Type,
            })
        );
        var json = new JObject();
        if (secrets.Salt is { } salt)
        {
            json["secrets_providers"] = new JObject
            {
                ["type"] = "passphrase",
                ["state"] = new JObject { ["salt"] = salt },
            };
        }
        if (resources.Count > 0)
        {
            json["resources"] = resources;
        }
        if (pending.Count > 0)
        {
            json["pending_operations"] = pending;
        }
        json["metadata"] = new JObject();
        foreach (var field in snapshot.AdditionalFields)
        {
            json[field.Name] = field.Value.DeepClone();
        }
        return json;
    }

    public static JObject WithManifest(JObject deployment, DateTimeOffset now)
    {
        var manifest = new JObject
        {
            ["time"] = StateFields.Write(now),
            ["magic"] = Magic(EngineVersion),
            ["version"] = EngineVersion,
        };
        return new JObject
        {
            ["version"] = FormatVersion,
            ["deployment"] = new JObject(deployment.Properties().Prepend(new JProperty("manifest", manifest))),
        };
    }

    public Snapshot Read(JObject root)
    {
        if ((int?)root["version"] is > FormatVersion and var newer)
        {
            throw new NewerStateException(
                $"it has version {newer} of Pulumi's deployment format, and this engine reads version {FormatVersion}"
            );
        }
        if (root["deployment"] is not JObject deployment || (int?)root["version"] != FormatVersion)
        {
            throw new FormatException(
                $"it must be a Pulumi deployment of version {FormatVersion}, but it is {(string?)root["version"] ?? "without a version"}"
            );
        }
        CheckManifest(deployment["manifest"]);
        CheckWriter((string?)deployment["manifest"]?["version"] ?? string.Empty);
        var salt = ReadSalt(deployment["secrets_providers"]);
        var values = new StateValueReader(
            ciphertexts,
            cipher => secrets.Decrypt(cipher, salt ?? throw new FormatException("it has secrets but no 'secrets_providers'"), path)
        );
        return new Snapshot(Items(deployment["resources"], values), Operations(deployment["pending_operations"], values))
        {
            Salt = salt,
            AdditionalFields = [.. deployment.Properties().Where(field => !KnownFields.Contains(field.Name))],
        };
    }

    private static ImmutableArray<ResourceState> Items(JToken? token, StateValueReader values) =>
        token is JArray list ? [.. list.Select(item => ResourceJson.Read(item, values))] : [];

    private static ImmutableArray<PendingOperation> Operations(JToken? token, StateValueReader values) =>
        token is JArray list
            ?
            [
                .. list.Select(item => new PendingOperation(
                    (string?)item["type"] ?? string.Empty,
                    ResourceJson.Read(item["resource"] ?? new JObject(), values)
                )),
            ]
            : [];

    private static string? ReadSalt(JToken? providers)
    {
        if (providers is not JObject given || (string?)given["type"] is not { Length: > 0 } type)
        {
            return null;
        }
        return type == "passphrase"
            ? (string?)given["state"]?["salt"]
            : throw new FormatException($"its secrets provider is '{type}', but this engine supports 'passphrase' only");
    }

    /// <summary>As in Pulumi, the magic is the hash of the version (<c>pkg/resource/deploy/manifest.go</c>).</summary>
    private static void CheckManifest(JToken? manifest)
    {
        if (((string?)manifest?["magic"] ?? string.Empty) != Magic((string?)manifest?["version"] ?? string.Empty))
        {
            throw new FormatException("the 'magic' of its manifest does not match its version: the file was changed or is damaged");
        }
    }

    /// <summary>
    /// Refuses a state that a later version of this engine wrote: it may contain what this version would drop. States of the Pulumi CLI
    /// have another name here.
    /// </summary>
    private static void CheckWriter(string writer)
    {
        if (writer.Split(' ') is [EngineName, var written] && Version.TryParse(written, out var version))
        {
            var own = Version.Parse(EngineVersion[(EngineName.Length + 1)..]);
            if ((version.Major, version.Minor).CompareTo((own.Major, own.Minor)) > 0)
            {
                throw new NewerStateException($"version {version} of this engine wrote it, and this is version {own}");
            }
        }
    }

    private static string Magic(string version) =>
        version.Length == 0 ? string.Empty : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(version)));
}

/// <summary>A state was written by a newer version.</summary>
internal sealed class NewerStateException(string message) : Exception(message);
