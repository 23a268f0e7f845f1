using System.Text;
using ContainerOS.Model.NodePools;
using ContainerOS.Rules.Conversion;
using Newtonsoft.Json;

namespace ContainerOS.Cli.UserData;

/// <summary>Writes converted steps as the <c>bootstrap</c> of a node pool in a Pulumi YAML program.</summary>
internal static class BootstrapYaml
{
    private const string Deep = "            ";

    internal static string Write(ScriptConversion conversion, string phase)
    {
        var text = new StringBuilder();
        foreach (var left in conversion.Findings.Where(finding => finding.IsLeftOut))
        {
            text.Append("# left out, line ").Append(left.Line).Append(": ").Append(left.Message).Append('\n');
        }

        if (conversion.Steps.Count == 0)
        {
            return text.Append("bootstrap: []\n").ToString();
        }

        text.Append("bootstrap:\n  - name: converted\n    phase: ").Append(phase).Append("\n    steps:\n");
        foreach (var step in conversion.Steps)
        {
            // A comment next to a secret may contain it, so comments of such a step are dropped.
            foreach (
                var comment in step.ContainsSecret ? [] : step.Comments.Where(comment => comment.Length > 0 && !comment.Any(char.IsControl))
            )
            {
                text.Append("      # ").Append(comment).Append('\n');
            }

            Step(text, step.Step, step.ContainsSecret);
        }

        return text.ToString();
    }

    private static void Step(StringBuilder text, BootstrapStep step, bool isSecret)
    {
        switch (step)
        {
            case { File.Content: { } file }:
                text.Append("      - file:\n          path: ").Append(Quoted(file.Path!.Value.Content)).Append('\n');
                Long(text, "          content", file.Content!.Value.Content, isSecret);
                if (file.Mode is { } mode)
                {
                    text.Append("          mode: \"").Append(mode.Content).Append("\"\n");
                }

                break;
            case { SystemdUnit.Content: { } unit }:
                text.Append("      - systemdUnit:\n          name: ").Append(Quoted(unit.Name!.Value.Content)).Append('\n');
                Long(text, "          content", unit.Content!.Value.Content, isSecret);
                text.Append("          enable: ")
                    .Append(Word(unit.Enable!.Value.Content))
                    .Append("\n          start: ")
                    .Append(Word(unit.Start!.Value.Content))
                    .Append('\n');
                break;
            case { Sysctl: { } sysctl }:
                text.Append("      - sysctl:\n")
                    .Append(
                        string.Concat(sysctl.Entries.Select(entry => $"          {Quoted(entry.Key)}: {Quoted(entry.Value.Content)}\n"))
                    );
                break;
            case { KernelModules: { } modules }:
                text.Append("      - kernelModules: [").AppendJoin(", ", modules.Items.Select(item => Quoted(item.Content))).Append("]\n");
                break;
            case { KubeletArgs: { } flags }:
                text.Append("      - kubeletArgs:\n")
                    .Append(string.Concat(flags.Items.Select(item => $"          - {Quoted(item.Content)}\n")));
                break;
            case { Script: { } script }:
                Long(text, "      - script", script.Content, isSecret);
                break;
        }
    }

    /// <summary>Writes printable lines as a literal block and anything else as a quoted text.</summary>
    private static void Long(StringBuilder text, string key, string content, bool isSecret)
    {
        text.Append(key).Append(':');
        if (isSecret)
        {
            text.Append('\n').Append(Deep).Append("fn::secret:");
        }

        if (!IsBlock(content))
        {
            text.Append(' ').Append(Quoted(content)).Append('\n');
            return;
        }

        var indent = isSecret ? Deep + "  " : Deep;
        text.Append(content.EndsWith('\n') ? " |\n" : " |-\n");
        foreach (var line in YamlText.Escaped(content).TrimEnd('\n').Split('\n'))
        {
            text.Append(line.Length == 0 ? string.Empty : indent).Append(line).Append('\n');
        }
    }

    private static bool IsBlock(string content) =>
        content.Trim('\n').Length > 0
        && content[0] is not (' ' or '\n' or '\t')
        && !content.EndsWith("\n\n", StringComparison.Ordinal)
        && !content.Any(letter =>
            (char.IsControl(letter) && letter is not ('\n' or '\t'))
            || letter is '\u2028' or '\u2029' or '\uFEFF'
            || char.IsSurrogate(letter)
        );

    private static string Quoted(string text) => JsonConvert.ToString(YamlText.Escaped(text), '"', StringEscapeHandling.EscapeNonAscii);

    private static string Word(bool truth) => truth ? "true" : "false";
}
