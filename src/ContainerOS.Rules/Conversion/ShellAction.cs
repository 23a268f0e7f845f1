namespace ContainerOS.Rules.Conversion;

/// <summary>The effect of a statement that a typed step can have too.</summary>
internal abstract record ShellAction
{
    /// <summary>Writes a file.</summary>
    internal sealed record Write(string Path, string Content, bool Appends) : ShellAction;

    /// <summary>Sets a file's mode; null makes it executable for everyone.</summary>
    internal sealed record Mode(string Path, string? Octal) : ShellAction;

    /// <summary>Creates directories.</summary>
    internal sealed record Folders(IReadOnlyList<string> Paths) : ShellAction;

    /// <summary>Sets kernel parameters.</summary>
    internal sealed record Sysctl(IReadOnlyList<KeyValuePair<string, string>> Values) : ShellAction;

    /// <summary>Applies one file of kernel parameters, or all for null.</summary>
    internal sealed record ApplySysctl(string? Path) : ShellAction;

    /// <summary>Loads kernel modules.</summary>
    internal sealed record Modules(IReadOnlyList<string> Names) : ShellAction;

    /// <summary>Enables or starts units.</summary>
    internal sealed record Control(bool Enables, bool Starts, IReadOnlyList<string> Units) : ShellAction;

    /// <summary>Reloads the unit files of systemd.</summary>
    internal sealed record Reload : ShellAction;

    /// <summary>Has no effect beyond what steps do anyway.</summary>
    /// <param name="Reason">Why nothing is lost without it.</param>
    internal sealed record Nothing(string Reason) : ShellAction;
}
