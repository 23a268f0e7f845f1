using System.Collections.Immutable;
using ContainerOS.Protocol.Values;
using Google.Protobuf.Collections;

namespace ContainerOS.Protocol.Calls;

/// <summary>What a run is, as programs, components and methods see it.</summary>
/// <param name="Project">The name of the program.</param>
/// <param name="Stack">The name of the stack.</param>
/// <param name="Organization">The organization; Pulumi without its service has "organization".</param>
/// <param name="MonitorAddress">The address of the resource monitor (<c>host:port</c>).</param>
public sealed record RunInfo(string Project, string Stack, string Organization, string MonitorAddress)
{
    /// <summary>The config of the program by full key (<c>project:key</c>), secrets in plain text.</summary>
    public IReadOnlyDictionary<string, string> Config { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The full keys of the config values that are secret.</summary>
    public IReadOnlyList<string> ConfigSecretKeys { get; init; } = [];

    /// <summary>Whether the run changes nothing.</summary>
    public bool DryRun { get; init; }

    /// <summary>The maximum number of operations at once, at least 1.</summary>
    public int Parallel { get; init; } = 1;

    /// <summary>What joins the stack traces of the program and of a plugin; empty for nothing.</summary>
    public string StackTraceHandle { get; init; } = string.Empty;

    /// <summary>Hides the config, which may have secrets.</summary>
    public override string ToString() => $"{Organization}/{Project}/{Stack}";
}

/// <summary>Another identity that a resource had: its URN, or the parts that differ from the present one.</summary>
public sealed record ResourceAlias
{
    /// <summary>The whole URN; null for parts.</summary>
    public string? Urn { get; init; }

    /// <summary>The name; empty for the present one.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>The type; empty for the present one.</summary>
    public string Type { get; init; } = string.Empty;

    /// <summary>The stack; empty for the present one.</summary>
    public string Stack { get; init; } = string.Empty;

    /// <summary>The project; empty for the present one.</summary>
    public string Project { get; init; } = string.Empty;

    /// <summary>The URN of the parent; empty for the present one.</summary>
    public string Parent { get; init; } = string.Empty;

    /// <summary>Whether it had no parent but the stack.</summary>
    public bool NoParent { get; init; }
}

/// <summary>Time limits as programs write them (<c>90s</c>, <c>1h30m</c>); empty for the default of the provider.</summary>
public sealed record TimeoutTexts(string Create, string Update, string Delete, string Read);

/// <summary>The names of the functions that the engine calls around the operations of a resource.</summary>
public sealed record HookNames(
    ImmutableArray<string> BeforeCreate,
    ImmutableArray<string> AfterCreate,
    ImmutableArray<string> BeforeUpdate,
    ImmutableArray<string> AfterUpdate,
    ImmutableArray<string> BeforeDelete,
    ImmutableArray<string> AfterDelete,
    ImmutableArray<string> OnError
);

/// <summary>The options of a registered resource. A component gets those that it has to pass on.</summary>
public sealed record RegistrationOptions
{
    /// <summary>No options.</summary>
    public static RegistrationOptions None { get; } = new();

    /// <summary>The other identities that the resource had.</summary>
    public ImmutableArray<ResourceAlias> Aliases { get; init; } = [];

    /// <summary>The URNs of the resources that must be deployed first.</summary>
    public ImmutableArray<string> Dependencies { get; init; } = [];

    /// <summary>The URNs of the resources that each property depends on.</summary>
    public ImmutableSortedDictionary<string, ImmutableArray<string>> PropertyDependencies { get; init; } = WireFields.NoDependencies;

    /// <summary>The references of the providers for children, by package.</summary>
    public ImmutableSortedDictionary<string, string> Providers { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Whether the resource must not be deleted; null for that of the parent.</summary>
    public bool? Protect { get; init; }

    /// <summary>Outputs that are secret in addition to those of the provider.</summary>
    public ImmutableArray<string> AdditionalSecretOutputs { get; init; } = [];

    /// <summary>The time limits of its calls, or null.</summary>
    public TimeoutTexts? Timeouts { get; init; }

    /// <summary>The URN of the resource whose deletion deletes this one; empty for that of the parent.</summary>
    public string DeletedWith { get; init; } = string.Empty;

    /// <summary>The URNs of the resources whose replacement replaces this one.</summary>
    public ImmutableArray<string> ReplaceWith { get; init; } = [];

    /// <summary>Whether a replacement deletes the old one first; null for the decision of the provider.</summary>
    public bool? DeleteBeforeReplace { get; init; }

    /// <summary>The paths of properties whose changes are ignored.</summary>
    public ImmutableArray<string> IgnoreChanges { get; init; } = [];

    /// <summary>The paths of properties whose change replaces the resource.</summary>
    public ImmutableArray<string> ReplaceOnChanges { get; init; } = [];

    /// <summary>Whether the resource is kept when the program no longer has it; null for that of the parent.</summary>
    public bool? RetainOnDelete { get; init; }

    /// <summary>A value whose change replaces the resource, or null.</summary>
    public PropertyValue? ReplacementTrigger { get; init; }

    /// <summary>Whether the program has functions to be called before or after the operations of the resource.</summary>
    public bool HasHooks { get; init; }

    /// <summary>The names of those functions, where the request of a component has them; null for none.</summary>
    public HookNames? Hooks { get; init; }
}

/// <summary>Translates options from and to the wire.</summary>
internal static class RegistrationTranslation
{
    public static ResourceAlias FromWire(this Wire.Alias wire) =>
        wire.AliasCase is Wire.Alias.AliasOneofCase.Urn
            ? new ResourceAlias { Urn = wire.Urn }
            : new ResourceAlias
            {
                Name = wire.Spec?.Name ?? string.Empty,
                Type = wire.Spec?.Type ?? string.Empty,
                Stack = wire.Spec?.Stack ?? string.Empty,
                Project = wire.Spec?.Project ?? string.Empty,
                Parent = wire.Spec?.ParentUrn ?? string.Empty,
                NoParent = wire.Spec?.NoParent ?? false,
            };

    public static Wire.Alias ToWire(this ResourceAlias alias)
    {
        if (alias.Urn is not null)
        {
            return new Wire.Alias { Urn = alias.Urn };
        }

        var spec = new Wire.Alias.Types.Spec
        {
            Name = alias.Name,
            Type = alias.Type,
            Stack = alias.Stack,
            Project = alias.Project,
        };
        if (alias.NoParent)
        {
            spec.NoParent = true;
        }
        else if (alias.Parent.Length > 0)
        {
            spec.ParentUrn = alias.Parent;
        }

        return new Wire.Alias { Spec = spec };
    }

    public static ImmutableSortedDictionary<string, ImmutableArray<string>> ReadDependencies<T>(
        this MapField<string, T> wire,
        Func<T, IEnumerable<string>> urnsOf
    ) => wire.ToImmutableSortedDictionary(entry => entry.Key, entry => urnsOf(entry.Value).ToImmutableArray(), StringComparer.Ordinal);

    public static void WriteDependencies<T>(
        this MapField<string, T> wire,
        IEnumerable<KeyValuePair<string, ImmutableArray<string>>> dependencies,
        Func<IEnumerable<string>, T> create
    )
    {
        foreach (var (name, urns) in dependencies)
        {
            wire[name] = create(urns);
        }
    }
}
