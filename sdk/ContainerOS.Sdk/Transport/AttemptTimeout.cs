namespace ContainerOS.Sdk.Transport;

/// <summary>The time of one try; its token ends with the whole call too.</summary>
internal sealed class AttemptTimeout : IDisposable
{
    private readonly CancellationTokenSource source;
    private readonly CancellationTokenRegistration whole;

    /// <param name="time">How long the try may take.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="ct">Ends the whole call.</param>
    public AttemptTimeout(TimeSpan time, TimeProvider clock, CancellationToken ct)
    {
        source = new(time, clock);
        whole = ct.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), source);
    }

    public CancellationToken Token => source.Token;

    /// <summary>Whether the time has run out.</summary>
    public bool HasExpired => source.IsCancellationRequested;

    /// <inheritdoc/>
    public void Dispose()
    {
        whole.Dispose();
        source.Dispose();
    }
}
