namespace ContainerOS.Engine.Diagnostics;

/// <summary>Something that is wrong, or worth knowing, with the place it comes from.</summary>
/// <param name="Severity">How much it matters.</param>
/// <param name="Message">The text; that of a failed check is the provider's, whole. Never a secret.</param>
public sealed record EngineDiagnostic(EngineSeverity Severity, string Message)
{
    /// <summary>The resource it is about, or null.</summary>
    public string? Urn { get; init; }

    /// <summary>The property it is about, or null for the whole resource.</summary>
    public string? PropertyPath { get; init; }

    /// <summary>The file, or null when no file is to blame.</summary>
    public string? File { get; init; }

    /// <summary>The line, from 1.</summary>
    public int? Line { get; init; }

    /// <summary>The column, from 1.</summary>
    public int? Column { get; init; }

    /// <summary>The place and the text, on one line for single-line messages.</summary>
    public override string ToString() => File is null ? Message : $"{File}{(Line is null ? "" : $":{Line}:{Column}")}: {Message}";
}

/// <summary>How much a diagnostic or message matters.</summary>
public enum EngineSeverity
{
    /// <summary>Worth knowing.</summary>
    Info,

    /// <summary>Worth heeding; the run goes on.</summary>
    Warning,

    /// <summary>The run fails.</summary>
    Error,
}
