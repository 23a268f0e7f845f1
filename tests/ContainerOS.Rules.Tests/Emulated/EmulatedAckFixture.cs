namespace ContainerOS.Rules.Tests.Emulated;

/// <summary>One emulator for all tests of a class.</summary>
public sealed class EmulatedAckFixture : IAsyncLifetime
{
    internal EmulatedAck Ack { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Ack = await EmulatedAck.StartAsync();

    public ValueTask DisposeAsync() => Ack.DisposeAsync();
}
