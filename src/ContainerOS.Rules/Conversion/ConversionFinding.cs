using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Rules.Conversion;

/// <summary>Something in a script that can not work on ContainerOS, or not as it did.</summary>
/// <param name="Line">The line of the script; from 1.</param>
/// <param name="Column">The column; from 1.</param>
/// <param name="Severity">An error can not work; a warning may.</param>
/// <param name="Message">What it is.</param>
/// <param name="Why">Why it is so.</param>
/// <param name="Instead">What to do instead.</param>
public sealed record ConversionFinding(int Line, int Column, Severity Severity, string Message, string Why, string Instead)
{
    /// <summary>The rule that says so; null for a finding of the conversion's own.</summary>
    public string? Code { get; init; }

    /// <summary>The line as written; empty where it may hold a secret.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>Whether the statement is left out of the steps.</summary>
    public bool IsLeftOut { get; init; }
}
