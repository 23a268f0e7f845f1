using System.Globalization;
using System.Text;
using ContainerOS.Provider.Configuration;
using ContainerOS.Provider.Functions;
using ContainerOS.Provider.NodePools.Lifecycle;
using ContainerOS.Provider.NodePools.Shape;
using ContainerOS.Provider.Shapes;

namespace ContainerOS.Provider.Reference;

/// <summary>Writes the pages of the reference in Markdown, from the definitions.</summary>
public static class ReferencePages
{
    private const string Generated = "This page is generated from the definitions of the provider; `eng/update-reference` rewrites it.";

    /// <summary>The page of the node pool.</summary>
    public static string NodePool()
    {
        var page = new StringBuilder();
        Line(page, "# NodePool");
        Line(page);
        Line(page, $"`{NodePoolShape.Resource.Token}`: {Lower(NodePoolShape.Resource.Doc)}");
        Line(page, $"{Generated} `containeros explain spot.strategy` shows one property.");
        Line(page);
        Line(page, "*Change*: what a change of the program does. *Removal*: what happens when a program no longer sets the property.");
        Line(page, "*ACK*: the field of the API.");
        foreach (var group in PoolReference.All.GroupBy(entry => Owner(entry.Path)))
        {
            Line(page);
            Line(page, group.Key.Length == 0 ? "## Inputs" : $"### {group.Key}");
            Line(page);
            Line(page, "| property | type | meaning | change | removal | ACK | rules |");
            Line(page, "| --- | --- | --- | --- | --- | --- | --- |");
            foreach (var entry in group.Where(entry => entry.Unavailable is null))
            {
                Line(page, Row(entry));
            }
        }

        Line(page);
        Line(page, "## Outputs");
        Line(page);
        Line(page, "All inputs, and:");
        Line(page);
        WriteTable(page, NodePoolShape.Outputs);
        Line(page);
        Line(page, "## Time limits");
        Line(page);
        Line(
            page,
            "`customTimeouts` limit an operation as a whole: the tasks of ACK, nodes that are not Ready, and calls that ACK refuses while"
        );
        Line(page, $"another operation runs. Without them it has {Minutes(OperationLimit.Default)} minutes; restarts in batches add");
        Line(page, $"{Minutes(OperationLimit.PerBatch)} minutes a batch. A rollout has no limit without them.");
        Line(page);
        Line(
            page,
            "At the limit the run fails and names the task, which goes on in ACK. The next `up` follows the same task, and sends"
                + " nothing twice."
        );
        Line(page);
        Line(page, "## Fields of ACK that a pool does not have");
        Line(page);
        Line(page, "A change of a pool that has them keeps them.");
        Line(page);
        Line(page, "| field | reason |");
        Line(page, "| --- | --- |");
        foreach (var (path, reason) in LeftOutFields.All)
        {
            Line(page, $"| `{path}` | {reason} |");
        }

        return page.ToString();
    }

    /// <summary>The page of the components and of the gate that one of them uses.</summary>
    public static string Components()
    {
        var page = new StringBuilder();
        Line(page, "# Components");
        Line(page);
        Line(page, $"{Generated} [Components](../components.md) describes how they work.");
        foreach (var resource in PackageSchema.Resources.Where(resource => resource != NodePoolShape.Resource))
        {
            Line(page);
            Line(page, $"## {resource.Inputs.Name}");
            Line(page);
            Line(page, $"`{resource.Token}`: {Lower(resource.Doc)}");
            Line(page);
            Line(page, "Inputs:");
            Line(page);
            WriteTable(page, resource.Inputs.Properties);
            foreach (var inner in Inner(resource.Inputs).Concat(resource.Outputs.SelectMany(output => Inner(output.Type))).Distinct())
            {
                Line(page);
                Line(page, $"`{inner.Name}`: {Lower(inner.Doc)}");
                Line(page);
                WriteTable(page, inner.Properties);
            }

            Line(page);
            Line(page, "Outputs:");
            Line(page);
            WriteTable(page, resource.Outputs);
        }

        return page.ToString();
    }

    /// <summary>The objects in a type, without those that the page of the node pool describes.</summary>
    private static IEnumerable<ObjectType> Inner(PropertyType type) =>
        PoolReference.ObjectIn(type) is { } found && found.Name != "NodePoolTemplate" && found != NodePoolShape.NodeCounts
            ? (PackageSchema.Resources.Any(resource => resource.Inputs == found) ? [] : new[] { found }).Concat(
                found.Properties.SelectMany(property => Inner(property.Type))
            )
            : [];

    /// <summary>The page of the provider's settings and functions.</summary>
    public static string Provider()
    {
        var page = new StringBuilder();
        Line(page, "# Provider settings and functions");
        Line(page);
        Line(page, Generated);
        Line(page);
        Line(page, "## Settings");
        Line(page);
        Line(page, $"{ConfigurationSchema.Inputs.Doc} Written as `containeros:NAME` in the config of a stack.");
        Line(page);
        WriteTable(page, ConfigurationSchema.Inputs.Properties);
        foreach (var function in FunctionCatalogue.Schemas)
        {
            Line(page);
            Line(page, $"## {function.Token.Split(':')[^1]}");
            Line(page);
            Line(page, function.Doc);
            Line(page);
            Line(page, "Arguments:");
            Line(page);
            WriteTable(page, function.Inputs.Properties);
            Line(page);
            Line(page, "Results:");
            Line(page);
            WriteTable(page, function.Outputs.Properties);
        }

        return page.ToString();
    }

    private static string Row(PropertyEntry entry)
    {
        var name = entry.Path.Split('.')[^1];
        var meaning = entry.Doc;
        meaning += entry.Order is { } order && !meaning.Contains("order", StringComparison.Ordinal) ? $" The order {order}." : string.Empty;
        meaning += entry.Range is { } range && !meaning.Contains(range, StringComparison.Ordinal) ? $" Range: {range}." : string.Empty;
        var rules = string.Join(", ", entry.Rules.Select(code => $"[{code}](../rules/{code}.md)"));
        var required = entry.IsRequired ? " (required)" : string.Empty;
        var type = entry.Type.Replace("|", "\\|", StringComparison.Ordinal);
        var field = entry.Field is null ? string.Empty : $"`{entry.Field}`";
        return $"| `{name}`{required} | {type} | {meaning} | {entry.OnChange} | {entry.OnRemoval} | {field} | {rules} |";
    }

    private static void WriteTable(StringBuilder page, IReadOnlyList<PropertyDefinition> properties)
    {
        Line(page, "| name | type | meaning |");
        Line(page, "| --- | --- | --- |");
        foreach (var property in properties)
        {
            var required = property.Required ? " (required)" : string.Empty;
            Line(page, $"| `{property.Name}`{required} | {PoolReference.TypeName(property.Type)} | {property.Doc} |");
        }
    }

    private static string Owner(string path) => path.Contains('.', StringComparison.Ordinal) ? path[..path.LastIndexOf('.')] : string.Empty;

    private static string Lower(string text) => char.ToLowerInvariant(text[0]) + text[1..];

    private static string Minutes(TimeSpan time) => time.TotalMinutes.ToString(CultureInfo.InvariantCulture);

    private static void Line(StringBuilder page, string text = "") => page.Append(text).Append('\n');
}
