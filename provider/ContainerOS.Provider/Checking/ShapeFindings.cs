using ContainerOS.Model.Diagnostics;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.Schema;

namespace ContainerOS.Provider.Checking;

/// <summary>The findings about the shape of inputs: unknown, missing and mistyped properties.</summary>
internal static class ShapeFindings
{
    private static readonly RuleSource Schema = new("the schema of the containeros package", PackageInfo.Version);

    /// <summary>A property the schema does not have.</summary>
    internal static Diagnostic UnknownProperty(string path, string name, ObjectType shape) =>
        Finding(
            "COS0001",
            path,
            $"{shape.Name} has no property '{name}'",
            "an unknown property would be dropped without a word, and the pool would not be what the program says",
            Nearest.To(name, shape.Properties.Select(property => property.Name)) is { } near
                ? $"did you mean '{near}'?"
                : $"use one of: {string.Join(", ", shape.Properties.Select(property => property.Name))}"
        );

    /// <summary>A required property that is not given.</summary>
    internal static Diagnostic Missing(string path, PropertySchema property, ObjectType shape) =>
        Finding(
            "COS0002",
            path,
            $"{shape.Name} needs '{property.Name}'",
            property.Doc,
            $"add '{property.Name}': {property.Type.Describe()}"
        );

    /// <summary>A value of another kind than the schema's.</summary>
    internal static Diagnostic WrongType(string path, PropertyType type, PropertyValue value) =>
        Finding(
            "COS0003",
            path,
            $"expected {type.Describe()}, found {ValueNames.Describe(value)}",
            "the value can not be read as what the schema says it is",
            $"write {type.Describe()}"
        );

    /// <summary>A text that is none of the terms, or not of the form.</summary>
    internal static Diagnostic WrongText(string path, PropertyType type, string shown, string? nearest) =>
        Finding(
            "COS0004",
            path,
            $"{shown} is not {type.Describe()}",
            "no other value is understood here",
            nearest is null ? $"write {type.Describe()}" : $"did you mean '{nearest}'?"
        );

    private static Diagnostic Finding(string code, string path, string message, string why, string fix) =>
        new(code, Severity.Error, path, message, why, fix, Schema);
}
