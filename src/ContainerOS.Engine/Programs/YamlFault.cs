using YamlDotNet.Core;

namespace ContainerOS.Engine.Programs;

/// <summary>Says in plain words what makes a text no YAML.</summary>
internal static class YamlFault
{
    public static string Describe(YamlException fault, string text)
    {
        var line = text.Split('\n').ElementAtOrDefault((int)fault.Start.Line - 1) ?? string.Empty;
        return line.TakeWhile(char.IsWhiteSpace).Contains('\t') || fault.Message.Contains("tab", StringComparison.OrdinalIgnoreCase)
            ? "a tab indents this line; YAML is indented with blanks only: replace the tab"
            : $"this is not valid YAML: {fault.Message.TrimEnd('.')}";
    }
}
