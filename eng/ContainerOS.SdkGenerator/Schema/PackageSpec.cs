using Newtonsoft.Json.Linq;

namespace ContainerOS.SdkGenerator.Schema;

/// <summary>A Pulumi package schema, as far as this generator can write it in a language.</summary>
internal sealed record PackageSpec
{
    /// <summary>The first part of every token, such as <c>containeros</c>.</summary>
    internal required string Name { get; init; }

    internal required string DisplayName { get; init; }

    internal required string Version { get; init; }

    internal required string Description { get; init; }

    internal required string License { get; init; }

    internal string? Homepage { get; init; }

    internal string? Repository { get; init; }

    internal string? Publisher { get; init; }

    internal IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>Where engines download the plugin; null for Pulumi's own server.</summary>
    internal string? PluginDownloadUrl { get; init; }

    internal required string CSharpNamespace { get; init; }

    internal required string NodePackage { get; init; }

    internal required IReadOnlyList<PropertySpec> Config { get; init; }

    internal required ResourceSpec Provider { get; init; }

    internal required IReadOnlyList<ResourceSpec> Resources { get; init; }

    internal required IReadOnlyList<FunctionSpec> Functions { get; init; }

    internal required IReadOnlyList<ObjectTypeSpec> Objects { get; init; }

    internal required IReadOnlyList<EnumTypeSpec> Enums { get; init; }

    /// <summary>Reads a schema.</summary>
    /// <exception cref="SchemaException">The schema uses something that this generator does not write.</exception>
    internal static PackageSpec Read(string json) => new SchemaReader(JObject.Parse(json)).Read();

    /// <summary>The objects that a set of properties uses, directly or inside other objects.</summary>
    internal HashSet<string> ObjectsOf(IEnumerable<PropertySpec> properties)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<TypeSpec>(properties.Select(property => property.Type));
        while (open.TryDequeue(out var type))
        {
            if (type.Innermost is NamedSpec { Kind: NamedKind.Object } named && found.Add(named.Name))
            {
                foreach (var property in Objects.Single(each => each.Name == named.Name).Properties)
                {
                    open.Enqueue(property.Type);
                }
            }
        }

        return found;
    }
}

/// <summary>A resource, a component or the provider.</summary>
internal sealed record ResourceSpec(string Token, string Name, SchemaDoc Doc)
{
    internal bool IsComponent { get; init; }

    internal string? Deprecated { get; init; }

    /// <summary>Earlier tokens: resources of these types in a state become resources of this one.</summary>
    internal IReadOnlyList<string> Aliases { get; init; } = [];

    internal required IReadOnlyList<PropertySpec> Inputs { get; init; }

    /// <summary>The inputs that exclude each other; null for none.</summary>
    internal AlternativesSpec? Alternatives { get; init; }

    /// <summary>All properties of a resource that exists.</summary>
    internal required IReadOnlyList<PropertySpec> Outputs { get; init; }
}

/// <summary>A function.</summary>
internal sealed record FunctionSpec(string Token, string Name, SchemaDoc Doc)
{
    internal string? Deprecated { get; init; }

    internal required SchemaDoc InputsDoc { get; init; }

    internal required SchemaDoc OutputsDoc { get; init; }

    internal required IReadOnlyList<PropertySpec> Inputs { get; init; }

    internal required IReadOnlyList<PropertySpec> Outputs { get; init; }
}

/// <summary>An object that is the value of properties.</summary>
internal sealed record ObjectTypeSpec(string Name, SchemaDoc Doc, IReadOnlyList<PropertySpec> Properties)
{
    internal AlternativesSpec? Alternatives { get; init; }
}

/// <summary>Properties of which at most one may be set.</summary>
/// <param name="Names">Their names.</param>
/// <param name="IsRequired">Whether one of them has to be set.</param>
internal sealed record AlternativesSpec(IReadOnlyList<string> Names, bool IsRequired);

/// <summary>A set of strings.</summary>
internal sealed record EnumTypeSpec(string Name, SchemaDoc Doc, IReadOnlyList<EnumValueSpec> Members);

/// <summary>A member of a set of strings.</summary>
/// <param name="Name">Its name in programs, such as <c>CloudEssd</c>.</param>
/// <param name="Value">The string, such as <c>cloud_essd</c>.</param>
/// <param name="Doc">What it means.</param>
internal sealed record EnumValueSpec(string Name, string Value, SchemaDoc Doc);

/// <summary>A property.</summary>
internal sealed record PropertySpec(string Name, TypeSpec Type, SchemaDoc Doc)
{
    internal bool IsRequired { get; init; }

    internal bool IsSecret { get; init; }

    /// <summary>Whether it takes a value only, and no output of a resource.</summary>
    internal bool IsPlain { get; init; }

    internal string? Deprecated { get; init; }
}

/// <summary>The schema uses something that this generator does not write.</summary>
internal sealed class SchemaException(string message) : Exception(message);
