using System.Collections.Concurrent;
using ContainerOS.Engine.Diagnostics;
using ContainerOS.Engine.Events;

namespace ContainerOS.Cli.Views;

/// <summary>Collects the informational messages of a run for its report, and forwards every event.</summary>
internal sealed class NoteCollector(IEngineObserver next) : IEngineObserver
{
    private readonly ConcurrentQueue<EngineMessage> notes = new();

    /// <summary>The messages collected so far.</summary>
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
