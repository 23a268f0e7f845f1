using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Rules.Shell;

/// <summary>Something to know about a script that is not a finding, such as a part that cannot be analyzed.</summary>
/// <param name="Message">The note, without the place. Never contains text of the script.</param>
/// <param name="Span">The place in the script; null when the note is about the whole script.</param>
public sealed record ScriptNote(string Message, TextSpan? Span = null)
{
    /// <summary>The note with its place in front, as people read it.</summary>
    public override string ToString() => DiagnosticText.Message(Span, Message);
}
