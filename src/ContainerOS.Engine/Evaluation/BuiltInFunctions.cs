using System.Text;
using ContainerOS.Engine.Config;
using ContainerOS.Engine.Diagnostics;
using ContainerOS.Engine.Programs;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Engine.Evaluation;

/// <summary>The built-in functions. The result for an unknown argument is unknown, and for a secret argument it is secret.</summary>
internal static class BuiltInFunctions
{
    public static PropertyValue Apply(FunctionExpression function, PropertyValue argument, string directory)
    {
        if (function.Function is BuiltInFunction.Secret)
        {
            return argument is PropertySecret ? argument : new PropertySecret(argument);
        }
        if (argument.ContainsUnknowns)
        {
            return argument.ContainsSecrets ? new PropertySecret(PropertyUnknown.Instance) : PropertyUnknown.Instance;
        }
        var result = ApplyKnown(function, WithoutSecrets(argument), directory);
        return argument.ContainsSecrets ? new PropertySecret(result) : result;
    }

    /// <summary>Joins strings, numbers and Booleans to one string.</summary>
    public static PropertyValue Join(string between, IReadOnlyList<PropertyValue> pieces)
    {
        var isSecret = pieces.Any(piece => piece.ContainsSecrets);
        PropertyValue text = pieces.Any(piece => piece.ContainsUnknowns)
            ? PropertyUnknown.Instance
            : string.Join(between, pieces.Select(Text));
        return isSecret ? new PropertySecret(text) : text;
    }

    private static PropertyValue ApplyKnown(FunctionExpression function, PropertyValue argument, string directory) =>
        (function.Function, argument) switch
        {
            (BuiltInFunction.ToJson, _) => PropertyJson.Text(argument),
            (BuiltInFunction.ToBase64, PropertyString text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text.Value)),
            (BuiltInFunction.FromBase64, PropertyString text) => Decode(function.Location, text.Value),
            (BuiltInFunction.ReadFile, PropertyString path) => Read(function.Location, Path.Combine(directory, path.Value)),
            (BuiltInFunction.Join, PropertyArray { Items: [(PropertyString or PropertyNull) and var between, PropertyArray items] }) =>
                Join(Text(between), items.Items),
            (BuiltInFunction.Split, PropertyArray { Items: [PropertyString separator, PropertyString text] }) => PropertyArray.Of(
                text.Value.Split(separator.Value).Select(part => (PropertyValue)part)
            ),
            (BuiltInFunction.Select, PropertyArray { Items: [PropertyNumber index, PropertyArray items] })
                when double.IsInteger(index.Value) && index.Value >= 0 && index.Value < items.Items.Length => items.Items[(int)index.Value],
            _ => throw new EvaluationException(
                function.Location,
                $"fn::{function.Function} does not accept {argument.GetType().Name["Property".Length..].ToLowerInvariant()} here"
            ),
        };

    private static string Read(SourceLocation location, string path)
    {
        try
        {
            return SourceFile.Read(path);
        }
        catch (ProgramException fault)
        {
            throw new EvaluationException(location, $"fn::readFile: {fault.Message}");
        }
    }

    private static string Decode(SourceLocation location, string text)
    {
        try
        {
            return SourceFile.Strict.GetString(Convert.FromBase64String(text));
        }
        catch (FormatException)
        {
            throw new EvaluationException(location, "the string is not base64");
        }
        catch (DecoderFallbackException)
        {
            throw new EvaluationException(
                location,
                "fn::fromBase64: the bytes are not UTF-8 text, and a string of a program can be nothing else"
            );
        }
    }

    private static string Text(PropertyValue value) =>
        value.Unwrapped switch
        {
            PropertyString text => text.Value,
            PropertyNumber number => number.Value.ToString("R"),
            PropertyBool truth => truth.Value ? "true" : "false",
            PropertyNull => string.Empty,
            var other => PropertyJson.Text(WithoutSecrets(other)),
        };

    private static PropertyValue WithoutSecrets(PropertyValue value) =>
        value.Unwrapped switch
        {
            PropertyMap map => PropertyMap.Of(map.Select(pair => KeyValuePair.Create(pair.Key, WithoutSecrets(pair.Value)))),
            PropertyArray list => PropertyArray.Of(list.Items.Select(WithoutSecrets)),
            var other => other,
        };
}
