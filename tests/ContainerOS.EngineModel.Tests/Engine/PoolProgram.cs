using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Values;

namespace ContainerOS.EngineModel.Tests.Engine;

/// <summary>A program and the configuration of its stack.</summary>
internal sealed record PoolProgram
{
    /// <summary>The resources in the order in which the program registers them.</summary>
    internal ImmutableList<PoolResource> Resources { get; init; } = [];

    /// <summary>The settings of the default provider.</summary>
    internal PropertyMap Config { get; init; } = PropertyMap.Empty;

    internal NamingMode Naming { get; init; }

    internal PoolResource? Find(string name) => Resources.Find(resource => resource.Name == name);

    /// <summary>The program with a resource added or changed.</summary>
    internal PoolProgram With(PoolResource resource) =>
        Resources.FindIndex(other => other.Name == resource.Name) is var index and >= 0
            ? this with
            {
                Resources = Resources.SetItem(index, resource),
            }
            : this with
            {
                Resources = Resources.Add(resource),
            };

    internal PoolProgram Without(string name) => this with { Resources = Resources.RemoveAll(resource => resource.Name == name) };

    /// <summary>
    /// The name that the engine sends with Check, and whether it makes replacements delete first because the name is not random.
    /// Source: AutonamingForResource of each strategy in pkg/resource/autonaming/strategy.go.
    /// </summary>
    internal (Autonaming? Sent, bool DeletesFirst) NameFor(string name, byte[] seed)
    {
        var random = Convert.ToHexStringLower(SHA256.HashData([.. seed, .. Encoding.UTF8.GetBytes(name)]))[..6];
        return Naming switch
        {
            NamingMode.ProposeRandom => (new Autonaming(AutonamingMode.Propose, $"{name}-{random}"), false),
            NamingMode.EnforceRandom => (new Autonaming(AutonamingMode.Enforce, $"{name}-{random}"), false),
            NamingMode.Verbatim => (new Autonaming(AutonamingMode.Enforce, name), true),
            NamingMode.Disabled => (new Autonaming(AutonamingMode.Disable, string.Empty), true),
            _ => (null, false),
        };
    }
}

/// <summary>The setting <c>pulumi:autonaming</c> of a stack.</summary>
public enum NamingMode
{
    /// <summary>No setting: nothing is sent.</summary>
    Default,

    /// <summary>A pattern with random parts, as a proposal.</summary>
    ProposeRandom,

    /// <summary>A pattern with random parts, enforced.</summary>
    EnforceRandom,

    /// <summary>The logical name, enforced.</summary>
    Verbatim,

    /// <summary>The program has to name every resource.</summary>
    Disabled,
}

/// <summary>A node pool in a program, with its resource options.</summary>
internal sealed record PoolResource(string Name)
{
    internal const string Type = "containeros:index:NodePool";
    private const string MetadataTokens = "metadataTokens";

    internal string Cluster { get; init; } = Cloud.FakeAck.Clusters[0];

    /// <summary>The <c>name</c> that the program sets; null for a generated one.</summary>
    internal string? PoolName { get; init; }

    internal int Size { get; init; } = 1;

    internal string? Label { get; init; }

    /// <summary>Whether nodes need tokens to read the metadata of their instance: <c>required</c> or <c>optional</c>.</summary>
    internal string Tokens { get; init; } = "required";

    /// <summary>The optional properties that the program leaves out, see <see cref="OptionalProperties"/>.</summary>
    internal ImmutableHashSet<string> LeftOut { get; init; } = [];

    /// <summary>The option <c>deleteBeforeReplace</c>; null if it is not set.</summary>
    internal bool? DeleteBeforeReplace { get; init; }

    /// <summary>The option <c>import</c>.</summary>
    internal string? Import { get; init; }

    /// <summary>The id that the program reads instead of declaring a pool ("get").</summary>
    internal string? Get { get; init; }

    /// <summary>The former logical name (option <c>aliases</c>).</summary>
    internal string? Alias { get; init; }

    /// <summary>The explicit provider (option <c>provider</c>); null for the default provider.</summary>
    internal string? Provider { get; init; }

    /// <summary>The resource that the cluster comes from; null if it is a plain value.</summary>
    internal string? DependsOn { get; init; }

    /// <summary>The type token, with the types of its parents.</summary>
    internal string Token { get; init; } = Type;

    /// <summary>The inputs, where a test gives them as a whole; null for those that the other properties say.</summary>
    internal PropertyMap? Given { get; init; }

    /// <summary>Optional properties that a program may leave out without changing the pool.</summary>
    internal static IReadOnlyList<string> OptionalProperties { get; } = ["securityGroupIds", "systemDisk", "labels", MetadataTokens];

    internal PropertyMap Inputs()
    {
        if (Given is not null)
        {
            return Given;
        }

        var access = PropertyMap.Of(("keyPair", "ops"));
        var inputs = PropertyMap.Of(
            ("clusterId", Cluster),
            ("instanceTypes", PropertyArray.Of("ecs.g7.xlarge")),
            ("vSwitchIds", PropertyArray.Of("vsw-a")),
            ("os", PropertyMap.Of(("version", "3.6.1"))),
            ("dataDisk", PropertyMap.Of(("category", "cloud_essd"), ("sizeGiB", 120.0), ("performanceLevel", "PL1"))),
            ("desiredSize", (double)Size),
            ("securityGroupIds", PropertyArray.Of(Cloud.FakeAck.SecurityGroup)),
            ("access", LeftOut.Contains(MetadataTokens) ? access : access.With(MetadataTokens, Tokens)),
            ("systemDisk", PropertyMap.Of(("category", "cloud_essd"), ("sizeGiB", 40.0), ("performanceLevel", "PL0")))
        );
        inputs = PoolName is null ? inputs : inputs.With("name", PoolName);
        inputs = Label is null ? inputs : inputs.With("labels", PropertyMap.Of(("team", Label)));
        return LeftOut.Aggregate(inputs, (all, property) => all.Without(property));
    }

    public override string ToString()
    {
        var text = new StringBuilder(Name).Append(CultureInfo.InvariantCulture, $"{{{Cluster} size={Size}");
        Append(text, "name", PoolName);
        Append(text, "label", Label);
        Append(text, "import", Import);
        Append(text, "get", Get);
        Append(text, "alias", Alias);
        Append(text, "provider", Provider);
        Append(text, "deleteBeforeReplace", DeleteBeforeReplace?.ToString());
        Append(text, "without", LeftOut.Count > 0 ? string.Join('+', LeftOut.Order(StringComparer.Ordinal)) : null);
        return text.Append('}').ToString();
    }

    private static void Append(StringBuilder text, string name, string? value)
    {
        if (value is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $" {name}={value}");
        }
    }
}
