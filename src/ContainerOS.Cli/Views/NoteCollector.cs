using System.Collections.Concurrent;
using ContainerOS.Engine.Diagnostics;
using ContainerOS.Engine.Events;

namespace ContainerOS.Cli.Views;

/// <summary>Keeps the quiet notes of a run for reports that are written at its end, and passes everything on.</summary>
internal sealed class NoteCollector(IEngineObserver next) : IEngineObserver
{
    private readonly ConcurrentQueue<EngineMessage> notes = new();

    /// <summary>The notes so far.</summary>
    internal IReadOnlyCollection<EngineMessage> Notes => notes;

    /// <inheritdoc/>
    public void On(EngineEvent happened)
    {
        if (happened is EngineMessage { Severity: EngineSeverity.Info } note)
        {
            notes.Enqueue(note);
        }

        next.On(happened);
    }
}
