using ContainerOS.Model.NodePools;
using ContainerOS.Model.Values;
using ContainerOS.Testing;

namespace ContainerOS.UserData.Tests.Random;

/// <summary>Decoding returns the composed model. CONTAINEROS_ROUND_TRIPS sets the number of models.</summary>
public sealed class RandomRoundTripTests
{
    [Fact]
    public void Decode_WhatWasComposed_IsTheModel() =>
        Parallel.For(
            0,
            RunCount.Of("CONTAINEROS_ROUND_TRIPS", 4_000),
            seed =>
            {
                var model = new RandomModel(seed).Containers();
                var composed = Compose(model);

                var decoded = UserDataDecoder.Decode(composed.BeforeJoin, composed.AfterJoin);

                Assert.True(model.SequenceEqual(decoded), $"seed {seed} does not come back");
                var again = Compose(decoded);
                Assert.True(
                    again.BeforeJoin == composed.BeforeJoin && again.AfterJoin == composed.AfterJoin,
                    $"seed {seed} gives other bytes again"
                );
            }
        );

    private static ComposedUserData Compose(IEnumerable<BootstrapContainer> model) =>
        UserDataComposer.Compose(ValueList<BootstrapContainer>.Of(model.Select(container => (Value<BootstrapContainer>)container)));
}
