using System.Globalization;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Engine.Programs;

/// <summary>
/// Reads the config of a program. It accepts what the Pulumi CLI accepts (pulumi/pulumi <c>sdk/go/common/workspace/project.go</c>,
/// <c>Project.Validate</c> and <c>RewriteShorthandConfigValues</c>, and <c>project.json</c>), so that a program runs on both.
/// </summary>
/// <param name="project">The name of the program.</param>
/// <param name="block">The block with the entry: <c>config</c>, or <c>configuration</c>, which only pulumi-yaml reads.</param>
/// <param name="bag">Receives the errors.</param>
internal sealed class ConfigDeclarationReader(string project, string block, DiagnosticBag bag)
{
    public ConfigDeclaration Read(SyntaxEntry entry)
    {
        if (entry.Value is not SyntaxMapping)
        {
            return ReadShorthand(entry);
        }

        var parts = new MapReader(
            entry.Value,
            $"the config value '{entry.Name}'",
            ["type", "default", "value", "secret", "description", "items"],
            bag
        ).RejectUnknown();
        if (parts.Node("value") is not null && parts.Node("default") is not null)
        {
            bag.Error(parts.LocationOf("default"), $"the config value '{entry.Name}' has both 'default' and 'value': keep one of them");
        }

        return ConfigDeclaration.IsForeign(project, entry.Name) ? ReadForeign(entry, parts) : ReadOwn(entry, parts);
    }

    private ConfigDeclaration ReadShorthand(SyntaxEntry entry)
    {
        if (block == "config" && entry.Value is SyntaxScalar { Value: PropertyNumber { Value: var number } } && !double.IsInteger(number))
        {
            bag.Error(
                entry.Value.Location,
                $"the config value '{entry.Name}' is a number with a fraction, which Pulumi does not accept here: write it as a string, "
                    + $"'{number.ToString("R", CultureInfo.InvariantCulture)}'"
            );
        }

        return new ConfigDeclaration(entry.Key.Location, entry.Name, ConfigTypes.OfValue(entry.Value), entry.Value, false);
    }

    /// <summary>A config value of another package, such as a provider: only a value, because the package declares the type.</summary>
    private ConfigDeclaration ReadForeign(SyntaxEntry entry, MapReader parts)
    {
        var value = parts.Node("value");
        if (parts.Node("type") is not null)
        {
            bag.Error(
                parts.LocationOf("type"),
                $"the config value '{entry.Name}' does not belong to this program, so it cannot define a type: remove 'type'"
            );
        }

        if (parts.Node("default") is { } written)
        {
            bag.Error(
                parts.LocationOf("default"),
                $"the config value '{entry.Name}' does not belong to this program, so it cannot define a default: write "
                    + $"'value{(written is SyntaxScalar scalar ? $": {scalar.Text}" : ":")}' instead of 'default'"
            );
        }
        else if (value is null)
        {
            bag.Error(
                entry.Key.Location,
                $"the config value '{entry.Name}' does not belong to this program, so it needs a value: add 'value: <value>'"
            );
        }

        return new ConfigDeclaration(
            entry.Key.Location,
            entry.Name,
            value is null ? "string" : ConfigTypes.OfValue(value),
            value,
            parts.Boolean("secret") ?? false
        );
    }

    private ConfigDeclaration ReadOwn(SyntaxEntry entry, MapReader parts)
    {
        var given = parts.Node("value") ?? parts.Node("default");
        var type = parts.String("type") ?? (given is null ? "string" : ConfigTypes.OfValue(given));
        if (parts.Node("type") is not null)
        {
            CheckType(entry, parts, type, parts.Node("default"));
        }

        return new ConfigDeclaration(entry.Key.Location, entry.Name, type, given, parts.Boolean("secret") ?? false);
    }

    private void CheckType(SyntaxEntry entry, MapReader parts, string type, SyntaxNode? written)
    {
        var known = block == "config" ? ConfigTypes.OfProjects : ConfigTypes.Known;
        if (!known.Contains(type))
        {
            bag.Error(
                parts.LocationOf("type"),
                $"'{type}' is not a config type{NameSuggestion.Hint(type, known)}; the types are {string.Join(", ", known)}"
            );
        }
        else if (type == "array" && block == "config" && parts.Node("items") is null)
        {
            bag.Error(
                parts.LocationOf("type"),
                $"the config value '{entry.Name}' is an array without the type of its items: add 'items: {{type: string}}'"
            );
        }
        else if (block == "config" && written is not null && !ConfigTypes.Accepts(type, parts.Node("items"), written))
        {
            bag.Error(
                written.Location,
                $"the config value '{entry.Name}' is declared as {type}, but its default is {written.Kind}: correct one of them"
            );
        }
    }
}
