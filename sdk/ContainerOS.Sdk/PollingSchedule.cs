using System.Runtime.CompilerServices;

namespace ContainerOS.Sdk;

/// <summary>
/// The times at which something that changes in the cloud is read: at once, then after <see cref="InitialDelay"/>, then after delays that
/// grow by the factor <see cref="Growth"/> up to <see cref="MaxDelay"/>.
/// </summary>
public sealed record PollingSchedule
{
    /// <summary>1 second, doubled up to 15 seconds, without a limit.</summary>
    public static PollingSchedule Default { get; } = new();

    /// <summary>
    /// The delay between the first two reads; above zero. Default: 1 second, in which most short operations of ACK finish.
    /// </summary>
    public TimeSpan InitialDelay
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
            field = value;
        }
    } = TimeSpan.FromSeconds(1);

    /// <summary>The factor between two delays, 1 or more. Default: 2, which keeps the lag below the time that has passed.</summary>
    public double Growth
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 2;

    /// <summary>The longest delay, above zero. Default: 15 seconds, the longest lag that a person hardly notices after minutes.</summary>
    public TimeSpan MaxDelay
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(value, TimeSpan.Zero);
            field = value;
        }
    } = TimeSpan.FromSeconds(15);

    /// <summary>The sum of the delays after which polling ends; null for no limit.</summary>
    public TimeSpan? Limit { get; init; }

    /// <summary>The delay after a number of reads.</summary>
    /// <param name="reads">How many reads there were, 1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 1.</exception>
    public TimeSpan DelayAfter(int reads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(reads, 1);
        return TimeSpan.FromSeconds(Math.Min(InitialDelay.TotalSeconds * Math.Pow(Growth, reads - 1), MaxDelay.TotalSeconds));
    }

    /// <summary>Yields when a read is due, until the limit is reached or the caller stops.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Cancels the current delay.</param>
    /// <returns>The sum of the delays before each read; zero for the first.</returns>
    public async IAsyncEnumerable<TimeSpan> ReadsAsync(
        TimeProvider time,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(time);
        var waited = TimeSpan.Zero;
        for (var reads = 1; ; reads++)
        {
            yield return waited;
            var delay = DelayAfter(reads);
            waited += delay;
            if (waited > Limit)
            {
                yield break;
            }

            await Task.Delay(delay, time, cancellationToken).ConfigureAwait(false);
        }
    }
}
