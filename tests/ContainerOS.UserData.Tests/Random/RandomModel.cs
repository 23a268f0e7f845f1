using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;

namespace ContainerOS.UserData.Tests.Random;

/// <summary>Creates random bootstrap lists of every form that the model allows, from a seed.</summary>
internal sealed class RandomModel
{
    private readonly System.Random random;
    private readonly RandomText text;

    internal RandomModel(int seed)
    {
        random = new System.Random(seed);
        text = new RandomText(random);
    }

    internal IReadOnlyList<BootstrapContainer> Containers() => [.. Enumerable.Range(0, random.Next(4)).Select(_ => Container())];

    private BootstrapContainer Container() =>
        new()
        {
            Name = Maybe(() => text.Any()),
            Phase = random.Next(2) == 0 ? BootstrapPhase.BeforeJoin : BootstrapPhase.AfterJoin,
            Steps = random.Next(15) == 0 ? null : ValueList<BootstrapStep>.Of(Many(5, Step)),
        };

    private BootstrapStep Step() =>
        random.Next(20) switch
        {
            < 5 => new()
            {
                File = new FileStep
                {
                    Path = Maybe(() => text.Any()),
                    Content = Maybe(() => text.Any(20)),
                    Mode = Maybe(Mode),
                },
            },
            < 9 => new()
            {
                SystemdUnit = new SystemdUnitStep
                {
                    Name = Maybe(() => text.Any()),
                    Content = Maybe(() => text.Any(20)),
                    Enable = Truth(),
                    Start = Truth(),
                },
            },
            < 11 => new() { Sysctl = ValueMap<string>.Of(Many(4, () => text.Any()).Select(item => item.Content).Distinct().Select(Pair)) },
            < 13 => new() { KernelModules = ValueList<string>.Of(Many(4, () => text.Any())) },
            < 15 => new() { KubeletArgs = ValueList<string>.Of(Many(4, () => text.Any())) },
            < 19 => new() { Script = text.Any(20) },
            _ => new(),
        };

    private KeyValuePair<string, Value<string>> Pair(string name) => KeyValuePair.Create(name, (Value<string>)text.Any());

    private string Mode() => random.Next(3) == 0 ? text.Any() : "0640";

    private Value<bool>? Truth() =>
        random.Next(3) switch
        {
            0 => null,
            1 => true,
            _ => false,
        };

    private Value<string>? Maybe(Func<string> make) => random.Next(25) == 0 ? null : (Value<string>?)make();

    private Value<T>[] Many<T>(int most, Func<T> make) => [.. Enumerable.Range(0, random.Next(most)).Select(_ => (Value<T>)make())];
}
