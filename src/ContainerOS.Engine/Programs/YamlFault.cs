using YamlDotNet.Core;

namespace ContainerOS.Engine.Programs;

/// <summary>Says in plain words what makes a text no YAML.</summary>
internal static class YamlFault
{
    /// <summary>What is wrong, and where: at the tab where one indents, which is told elsewhere, if at all, by the parser.</summary>
    public static (Mark At, string Message) Describe(YamlException fault, string text) =>
        TabIn(text, fault) is { } line
            ? (new Mark(0, line, 1), "a tab indents this line; YAML is indented with blanks only: replace the tab")
            : (fault.Start, $"this is not valid YAML: {fault.Message.TrimEnd('.')}");

    /// <summary>The first line that a tab indents, up to the one the parser stopped at; anywhere when it complains of a tab, as it then may name the map's first line.</summary>
    private static int? TabIn(string text, YamlException fault)
    {
        var last = fault.Message.Contains("tab", StringComparison.OrdinalIgnoreCase) ? int.MaxValue : (int)fault.Start.Line;
        var lines = text.Split('\n')
            .Index()
            .Where(line => line.Item.Trim().Length > 0 && line.Item.TakeWhile(char.IsWhiteSpace).Contains('\t'));
        return lines.Select(line => (int?)(line.Index + 1)).FirstOrDefault(line => line <= last);
    }
}
