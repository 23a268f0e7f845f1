namespace ContainerOS.Sdk.Ack.Tasks.Following;

/// <summary>Between when and when something is expected.</summary>
/// <param name="Earliest">Not before.</param>
/// <param name="Latest">Not after, as far as is known.</param>
internal readonly record struct Forecast(DateTimeOffset Earliest, DateTimeOffset Latest)
{
    /// <summary>The same for what has not happened by now.</summary>
    public Forecast NotBefore(DateTimeOffset now) => new(Earliest > now ? Earliest : now, Latest > now ? Latest : now);
}
