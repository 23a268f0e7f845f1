namespace ContainerOS.Engine.Diagnostics;

/// <summary>An error, a warning or information, with its location.</summary>
/// <param name="Severity">The severity.</param>
/// <param name="Message">The text, never with a secret. For a failed check it is the unchanged text of the provider.</param>
public sealed record EngineDiagnostic(EngineSeverity Severity, string Message)
{
    /// <summary>The URN of the resource, or null.</summary>
    public string? Urn { get; init; }

    /// <summary>The path of the property, or null for the whole resource.</summary>
    public string? PropertyPath { get; init; }

    /// <summary>The file, or null without a location.</summary>
    public string? File { get; init; }

    /// <summary>The line, from 1.</summary>
    public int? Line { get; init; }

    /// <summary>The column, from 1.</summary>
    public int? Column { get; init; }

    /// <summary>Location and text.</summary>
    public override string ToString() => File is null ? Message : $"{File}{(Line is null ? "" : $":{Line}:{Column}")}: {Message}";
}

/// <summary>The severity of a diagnostic or message.</summary>
public enum EngineSeverity
{
    /// <summary>Information.</summary>
    Info,

    /// <summary>A warning; the run continues.</summary>
    Warning,

    /// <summary>An error; the run fails.</summary>
    Error,
}
