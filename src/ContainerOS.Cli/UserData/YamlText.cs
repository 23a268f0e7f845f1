using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ContainerOS.Cli.UserData;

/// <summary>
/// Writes values as YAML for a Pulumi program: texts of several lines as literal blocks, with dollar signs escaped, ending with one line
/// break.
/// </summary>
internal static partial class YamlText
{
    internal static string Write(JToken value)
    {
        using var text = new StringWriter { NewLine = "\n" };
        var emitter = new Emitter(
            text,
            new EmitterSettings(bestIndent: 2, bestWidth: int.MaxValue, isCanonical: false, maxSimpleKeyLength: 1024, indentSequences: true)
        );
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(null, null, isImplicit: true));
        Emit(emitter, value);
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        return text.ToString().TrimEnd('\n') + '\n';
    }

    private static void Emit(Emitter emitter, JToken value)
    {
        switch (value)
        {
            case JObject map:
                emitter.Emit(new MappingStart(null, null, isImplicit: true, map.Count == 0 ? MappingStyle.Flow : MappingStyle.Block));
                foreach (var property in map.Properties())
                {
                    emitter.Emit(new Scalar(property.Name));
                    Emit(emitter, property.Value);
                }

                emitter.Emit(new MappingEnd());
                break;
            case JArray list:
                emitter.Emit(new SequenceStart(null, null, isImplicit: true, list.Count == 0 ? SequenceStyle.Flow : SequenceStyle.Block));
                foreach (var item in list)
                {
                    Emit(emitter, item);
                }

                emitter.Emit(new SequenceEnd());
                break;
            default:
                emitter.Emit(ScalarOf(value));
                break;
        }
    }

    private static Scalar ScalarOf(JToken value)
    {
        var text = Escaped(value is JValue { Value: bool truth } ? (truth ? "true" : "false") : value.Value<string>() ?? "null");
        var style =
            value.Type is not JTokenType.String ? ScalarStyle.Plain
            : IsBlock(text) ? ScalarStyle.Literal
            : IsPlain(text) ? ScalarStyle.Plain
            : ScalarStyle.DoubleQuoted;
        return new Scalar(null, null, text, style, isPlainImplicit: true, isQuotedImplicit: true);
    }

    /// <summary>Escapes dollar signs: Pulumi YAML reads <c>${</c> as a reference and <c>$$</c> as one <c>$</c>.</summary>
    internal static string Escaped(string text) => Dollar().Replace(text, "$$$$");

    [GeneratedRegex(@"\$(?=[${])")]
    private static partial Regex Dollar();

    /// <summary>Whether a text can be a literal block: no trailing spaces and no control characters.</summary>
    private static bool IsBlock(string text) =>
        text.Contains('\n', StringComparison.Ordinal)
        && text[0] is not (' ' or '\n')
        && !text.Any(letter => char.IsControl(letter) && letter is not ('\n' or '\t'))
        && !text.Split('\n').Any(line => line.EndsWith(' '))
        && !text.Any(char.IsSurrogate);

    /// <summary>Whether YAML reads the unquoted word as a text.</summary>
    private static bool IsPlain(string text) =>
        text.Length > 0
        && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '.' or '_' or '-')
        && (text[0] == '/' || char.IsAsciiLetter(text[0]))
        && text is not ("true" or "false" or "null" or "yes" or "no" or "on" or "off" or "y" or "n");
}
