using ContainerOS.Model.Diagnostics;
using ContainerOS.Protocol.Plugins;

namespace ContainerOS.Automation;

/// <summary>Hears what the provider tells: warnings and notes are kept, progress is passed on.</summary>
/// <param name="progress">Gets the progress.</param>
internal sealed class PoolJournal(Action<string>? progress)
{
    private readonly List<Diagnostic> warnings = [];
    private readonly List<string> notes = [];
    private string lastProgress = string.Empty;

    /// <summary>What the rules warn of.</summary>
    public IReadOnlyList<Diagnostic> Warnings => warnings;

    /// <summary>What else was said.</summary>
    public IReadOnlyList<string> Notes => notes;

    /// <summary>Takes a message.</summary>
    public void Note(LoggedMessage message)
    {
        if (message.IsEphemeral)
        {
            Tell(message.Text);
        }
        else if (DiagnosticText.Parse(message.Text, string.Empty) is { } warning)
        {
            warnings.Add(warning);
        }
        else
        {
            notes.Add(message.Text);
        }
    }

    /// <summary>Each look at the cloud says how far it is; only what is new is passed on.</summary>
    private void Tell(string text)
    {
        if (text != lastProgress)
        {
            progress?.Invoke(lastProgress = text);
        }
    }
}
