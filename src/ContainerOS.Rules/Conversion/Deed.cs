namespace ContainerOS.Rules.Conversion;

/// <summary>What a statement does, where a typed step can do the same.</summary>
internal abstract record Deed
{
    /// <summary>Writes a file.</summary>
    internal sealed record Write(string Path, string Content, bool Appends) : Deed;

    /// <summary>Sets a file's mode.</summary>
    internal sealed record Mode(string Path, string Octal) : Deed;

    /// <summary>Makes folders.</summary>
    internal sealed record Folders(IReadOnlyList<string> Paths) : Deed;

    /// <summary>Sets kernel parameters.</summary>
    internal sealed record Sysctl(IReadOnlyList<KeyValuePair<string, string>> Values) : Deed;

    /// <summary>Applies files of kernel parameters: one, or all for null.</summary>
    internal sealed record ApplySysctl(string? Path) : Deed;

    /// <summary>Loads kernel modules.</summary>
    internal sealed record Modules(IReadOnlyList<string> Names) : Deed;

    /// <summary>Enables or starts units.</summary>
    internal sealed record Control(bool Enables, bool Starts, IReadOnlyList<string> Units) : Deed;

    /// <summary>Has systemd read its unit files again.</summary>
    internal sealed record Reload : Deed;

    /// <summary>Does nothing that steps do not do anyway.</summary>
    internal sealed record Nothing : Deed;
}
