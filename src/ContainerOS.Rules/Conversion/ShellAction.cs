namespace ContainerOS.Rules.Conversion;

/// <summary>What a statement does, where a typed step can do the same.</summary>
internal abstract record ShellAction
{
    /// <summary>Writes a file.</summary>
    internal sealed record Write(string Path, string Content, bool Appends) : ShellAction;

    /// <summary>Sets a file's mode.</summary>
    internal sealed record Mode(string Path, string Octal) : ShellAction;

    /// <summary>Makes folders.</summary>
    internal sealed record Folders(IReadOnlyList<string> Paths) : ShellAction;

    /// <summary>Sets kernel parameters.</summary>
    internal sealed record Sysctl(IReadOnlyList<KeyValuePair<string, string>> Values) : ShellAction;

    /// <summary>Applies files of kernel parameters: one, or all for null.</summary>
    internal sealed record ApplySysctl(string? Path) : ShellAction;

    /// <summary>Loads kernel modules.</summary>
    internal sealed record Modules(IReadOnlyList<string> Names) : ShellAction;

    /// <summary>Enables or starts units.</summary>
    internal sealed record Control(bool Enables, bool Starts, IReadOnlyList<string> Units) : ShellAction;

    /// <summary>Has systemd read its unit files again.</summary>
    internal sealed record Reload : ShellAction;

    /// <summary>Does nothing that steps do not do anyway.</summary>
    internal sealed record Nothing : ShellAction;
}
