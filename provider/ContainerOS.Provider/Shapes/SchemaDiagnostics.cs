using System.Globalization;
using ContainerOS.Model.Diagnostics;
using ContainerOS.Protocol.Values;
using ContainerOS.Rollout;
using ContainerOS.Rules;

namespace ContainerOS.Provider.Shapes;

/// <summary>The findings about the schema of inputs: unknown, missing and mistyped properties.</summary>
internal static class SchemaDiagnostics
{
    private static readonly RuleSource Schema = new("the schema of the containeros package", PackageInfo.Version);

    /// <summary>A property the schema does not have.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="name">Its name.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="nearest">The property that is probably meant; null if none is near.</param>
    /// <param name="listedFor">The path of an earlier finding that lists the properties; null if this one is to list them.</param>
    internal static Diagnostic UnknownProperty(string path, string name, ObjectType schema, string? nearest, string? listedFor) =>
        Create(
            ProgramChecks.UnknownProperty,
            path,
            $"{schema.Name} has no property '{name}'",
            "an unknown property has no effect, so the resource would differ from the program",
            nearest is not null ? $"did you mean '{nearest}'?"
                : listedFor is not null ? $"use one of the properties that are listed for {listedFor}"
                : "use one of: "
                    + string.Join(", ", SpellingSuggestion.ByDistance(name, schema.Properties.Select(property => property.Name)))
        );

    /// <summary>A required property that is not set.</summary>
    internal static Diagnostic MissingProperty(string path, PropertyDefinition property, ObjectType schema) =>
        Create(
            ProgramChecks.MissingProperty,
            path,
            $"{schema.Name} needs '{property.Name}'",
            property.Doc,
            $"add '{property.Name}': {property.Type.Describe()}"
        );

    /// <summary>A value of another type than in the schema.</summary>
    internal static Diagnostic WrongType(string path, PropertyType type, PropertyValue value) =>
        Create(
            ProgramChecks.WrongType,
            path,
            $"expected {type.Describe()}, found {ValueKind.Describe(value)}",
            "the value does not have the type that the schema requires",
            $"write {type.Describe()}"
        );

    /// <summary>A string that is not one of the allowed values or does not have the required format.</summary>
    internal static Diagnostic InvalidText(string path, PropertyType type, string shown, string? nearest) =>
        Create(
            ProgramChecks.InvalidValue,
            path,
            $"{shown} is not {type.Describe()}",
            "no other value is accepted",
            nearest is null ? $"write {type.Describe()}" : $"did you mean '{nearest}'?"
        );

    /// <summary>A value that one might expect, and that cannot be.</summary>
    internal static Diagnostic Refused(string path, string shown, EnumType type, (string Why, string Fix) refusal) =>
        Create(ProgramChecks.InvalidValue, path, $"{shown} is not {type.Describe()}", refusal.Why, refusal.Fix);

    /// <summary>A number, or a number of items, that is not in the range.</summary>
    internal static Diagnostic OutOfRange(string path, ValueRange range, bool isNumber) =>
        Create(
            ProgramChecks.InvalidValue,
            path,
            isNumber ? $"the number is not {range}" : $"the number of items is not {range}",
            "ACK accepts no other value",
            isNumber ? $"write a number: {range}" : $"write a number of items: {range}"
        );

    /// <summary>A property that the object does not have in this place.</summary>
    internal static Diagnostic Unavailable(string path, string reason) =>
        Create(ProgramChecks.InvalidValue, path, $"'{path}' cannot be set", reason, "remove it");

    /// <summary>Waves that cannot be planned.</summary>
    internal static Diagnostic InvalidWaves(WaveProblem problem) =>
        Create(
            ProgramChecks.InvalidValue,
            problem.Path,
            problem.Message,
            "the resources of a wave are named after the wave and the keys of its pools",
            problem.Fix
        );

    /// <summary>A check of a gate that is neither or both.</summary>
    internal static Diagnostic InvalidCheck(string path) =>
        Create(
            ProgramChecks.InvalidValue,
            path,
            "a check has exactly one of http and command",
            "a check is either a request or a program",
            "write http: {url: ...} or command: {argv: [...]}, and a second check for the other one"
        );

    /// <summary>A text that is not the id of a pool.</summary>
    internal static Diagnostic InvalidPoolId(string path, string text) =>
        Create(
            ProgramChecks.InvalidValue,
            path,
            $"'{text}' is not the id of a node pool",
            "the gate reads the pools in their clusters",
            "write clusterId:nodePoolId, the id of the resource of the pool"
        );

    /// <summary>A pool without a name while the engine forbids generated names.</summary>
    internal static Diagnostic NameNeeded() =>
        Create(
            ProgramChecks.MissingProperty,
            "name",
            "NodePool needs 'name'",
            "generated names are disabled for this resource (pulumi:autonaming)",
            "add 'name': a string of 1 to 63 characters"
        );

    private static Diagnostic Create(RuleInfo check, string path, string message, string why, string fix) =>
        new(check.Code, check.Severity, path, message, why, fix, Schema);
}

/// <summary>Describes values of the wrong type for messages. Never shows a string, because it may be secret.</summary>
internal static class ValueKind
{
    /// <summary>The type of a value, with its article; numbers and booleans are shown.</summary>
    internal static string Describe(PropertyValue value) =>
        value switch
        {
            PropertySecret => "a secret of another type",
            PropertyNumber number => string.Create(CultureInfo.InvariantCulture, $"the number {number.Value}"),
            PropertyBool truth => truth.Value ? "true" : "false",
            PropertyString => "a string",
            PropertyArray => "a list",
            PropertyMap => "an object",
            PropertyNull => "null",
            _ => "a value of another type",
        };
}

/// <summary>Suggests a name for a misspelt one.</summary>
internal static class SpellingSuggestion
{
    /// <summary>The nearest candidate by edit distance; null if the distance is more than a third of the length of the name.</summary>
    internal static string? Find(string name, IEnumerable<string> candidates)
    {
        var best = candidates
            .Select(candidate => (candidate, distance: Distance(name.ToLowerInvariant(), candidate.ToLowerInvariant())))
            .OrderBy(pair => pair.distance)
            .FirstOrDefault();
        return best.candidate is not null && best.distance <= Math.Max(1, name.Length / 3) ? best.candidate : null;
    }

    /// <summary>The candidates, the nearest first.</summary>
    internal static IEnumerable<string> ByDistance(string name, IEnumerable<string> candidates) =>
        candidates.OrderBy(candidate => Distance(name.ToLowerInvariant(), candidate.ToLowerInvariant()));

    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var cost = left[i - 1] == right[j - 1] ? diagonal : diagonal + 1;
                diagonal = row[j];
                row[j] = Math.Min(cost, Math.Min(row[j - 1], diagonal) + 1);
            }
        }

        return row[^1];
    }
}
