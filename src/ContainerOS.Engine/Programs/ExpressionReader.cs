using ContainerOS.Protocol.Values;

namespace ContainerOS.Engine.Programs;

/// <summary>Converts YAML nodes to expressions.</summary>
internal sealed class ExpressionReader(DiagnosticBag bag)
{
    public Expression Read(SyntaxNode node) =>
        node switch
        {
            SyntaxScalar scalar => Interpolation.Parse(scalar, bag),
            SyntaxSequence list => new ListExpression(list.Location, [.. list.Items.Select(Read)]),
            SyntaxMapping map => ReadMap(map),
            _ => throw new InvalidOperationException(node.Kind),
        };

    private Expression ReadMap(SyntaxMapping map)
    {
        var function = map.Entries.FirstOrDefault(entry => entry.Name.StartsWith("fn::", StringComparison.OrdinalIgnoreCase));
        if (function is null)
        {
            return new MapExpression(map.Location, [.. map.Entries.Select(ReadEntry)]);
        }
        if (map.Entries.Count > 1)
        {
            bag.Error(function.Key.Location, $"'{function.Name}' must be the only key of its map");
        }
        return ReadFunction(function);
    }

    private MapEntry ReadEntry(SyntaxEntry entry)
    {
        if (entry.Name.Contains("${", StringComparison.Ordinal))
        {
            bag.Error(entry.Key.Location, $"the key '{entry.Name}' contains a reference; references are allowed in values only");
        }
        return new MapEntry(entry.Key.Location, entry.Name, Read(entry.Value));
    }

    private Expression ReadFunction(SyntaxEntry function)
    {
        var name = function.Name[4..];
        if (name.Equals("invoke", StringComparison.OrdinalIgnoreCase))
        {
            return ReadInvoke(function);
        }
        if (name.Contains(':', StringComparison.Ordinal))
        {
            return new InvokeExpression(function.Key.Location, TypeToken.Canonical(name), Read(function.Value), null);
        }
        // The number of a function, which Enum.TryParse accepts too, is not its name.
        if (
            Enum.TryParse<BuiltInFunction>(name, ignoreCase: true, out var known)
            && known.ToString().Equals(name, StringComparison.OrdinalIgnoreCase)
        )
        {
            return new FunctionExpression(function.Key.Location, known, Read(function.Value));
        }
        bag.Error(function.Key.Location, UnsupportedMessage(name));
        return new LiteralExpression(function.Key.Location, PropertyNull.Instance);
    }

    private InvokeExpression ReadInvoke(SyntaxEntry function)
    {
        var parts = new MapReader(function.Value, "fn::invoke", ["function", "arguments", "return"], bag).RejectUnsupported(
            "options",
            "it always uses the default provider"
        );
        var token = parts.String("function", required: true) ?? string.Empty;
        if (token.Length > 0 && !TypeToken.IsWellFormed(token))
        {
            bag.Error(
                parts.LocationOf("function"),
                $"'{token}' is not a function token: write package:function or package:module:function"
            );
        }
        var arguments = parts.Node("arguments") is { } node ? Read(node) : new MapExpression(function.Key.Location, []);
        return new InvokeExpression(function.Key.Location, TypeToken.Canonical(token), arguments, parts.String("return"));
    }

    private static string UnsupportedMessage(string name)
    {
        string[] supported = ["invoke", "secret", "join", "toJSON", "toBase64", "fromBase64", "readFile", "select", "split"];
        return $"the embedded engine does not support the function 'fn::{name}'{NameSuggestion.Hint(name, supported)}; "
            + $"it supports {string.Join(", ", supported.Select(item => "fn::" + item))} and fn::package:function";
    }
}
