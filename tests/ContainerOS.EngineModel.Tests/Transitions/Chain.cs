using System.Text;
using ContainerOS.Protocol.Values;

namespace ContainerOS.EngineModel.Tests.Transitions;

/// <summary>A pool that is created and changed step by step, as a stack's program changes.</summary>
/// <param name="Habits">What is not known of the service.</param>
/// <param name="Steps">The programs, one after the other, and what fails on the way.</param>
internal sealed record Chain(Habits Habits, IReadOnlyList<Step> Steps)
{
    private const int Length = 8;
    private const int WithIgnoredRequests = 2;

    /// <summary>A random chain.</summary>
    internal static Chain Of(int seed)
    {
        var random = new Random(seed);
        var habits = new Habits(random.Next(2) == 0, random.Next(2) == 0, random.Next(2) == 0);
        var program = Base(isSpot: random.Next(3) == 0);
        foreach (var setting in Settings(program).Where(_ => random.Next(3) == 0))
        {
            program = setting.Set(program, Choose(random, setting.Values));
        }

        var steps = new List<Step> { new(Sized(random, program), Fault(random), null, false) };
        while (steps.Count < Length)
        {
            program = Changed(random, steps[^1].Program);
            var other = random.Next(5) == 0 ? Changed(random, program) : null;
            steps.Add(new Step(program, Fault(random), other, random.Next(6) == 0));
        }

        // Behind the others, so that a seed begins as it always has. After an ignored request the user may go back.
        while (steps.Count < Length + WithIgnoredRequests)
        {
            var before = steps[^1].Program;
            var fault = (random.Next(1, 3), CallFault.Ignored);
            steps.Add(new Step(Changed(random, before), fault, random.Next(2) == 0 ? before : null, false));
        }

        // Maps and lists that are empty, and then no longer set.
        program = steps[^1].Program;
        var emptied = Settings(program).Where(setting => setting.CanBeEmpty && random.Next(2) == 0).ToArray();
        steps.Add(new Step(emptied.Aggregate(program, (all, setting) => setting.Set(all, setting.Empty)), null, null, false));
        steps.Add(new Step(emptied.Aggregate(program, (all, setting) => Remove(all, setting.Path)), null, null, false));
        // What the program sets is changed outside of it, and the stack is refreshed. Entries of tags and labels would be those of others.
        program = steps[^1].Program;
        var drifted = Settings(program)
            .Where(setting => setting.In(program) is not null && setting is { IsWriteOnly: false, IsShared: false } && random.Next(2) == 0)
            .Aggregate(program, (all, setting) => setting.Set(all, Choose(random, setting.Values)));
        steps.Add(new Step(program, null, null, false) { Drift = drifted });
        return new Chain(habits, steps);
    }

    /// <summary>The chain made as short as possible, with the same kind of failure.</summary>
    internal async Task<Chain> ShrinkAsync(Func<Chain, Task<bool>> fails)
    {
        var least = this;
        for (var isSmaller = true; isSmaller; )
        {
            isSmaller = false;
            foreach (var candidate in least.Smaller().ToArray())
            {
                if (await fails(candidate))
                {
                    (least, isSmaller) = (candidate, true);
                    break;
                }
            }
        }

        return least;
    }

    public override string ToString()
    {
        var text = new StringBuilder().AppendLine(Habits.ToString());
        foreach (var step in Steps)
        {
            text.AppendLine(step.ToString());
        }

        return text.ToString();
    }

    /// <summary>
    /// The settings that a program can have. Spot pools leave the policy out: it follows from their shares, and the provider refuses
    /// another one for a share that the pool keeps.
    /// </summary>
    internal static IEnumerable<Setting> Settings(PropertyMap program) =>
        PoolSettings.All.Where(setting => program.ContainsKey("spot") ? setting.Path != "multiAzPolicy" : setting.Root != "spot");

    private static PropertyMap Base(bool isSpot)
    {
        var program = PropertyMap.Of(
            ("name", "web"),
            ("instanceTypes", PropertyArray.Of("ecs.g7.xlarge")),
            ("vSwitchIds", PropertyArray.Of("vsw-a")),
            ("os", PropertyMap.Of(("version", "3.6.1"))),
            ("dataDisk", PropertyMap.Of(("category", "cloud_essd"), ("sizeGiB", 500.0), ("performanceLevel", "PL1"))),
            ("access", PropertyMap.Of(("keyPair", "ops")))
        );
        return isSpot ? program.With("spot", PropertyMap.Of(("strategy", "withPriceLimit"))) : program;
    }

    private static PropertyMap Changed(Random random, PropertyMap program)
    {
        var all = Settings(program).ToArray();
        for (var count = random.Next(1, 5); count > 0; count--)
        {
            var setting = Choose(random, all);
            program =
                setting.In(program) is not null && !setting.IsRequired && random.Next(3) == 0
                    ? Remove(program, setting.Path)
                    : setting.Set(program, Choose(random, setting.Values));
        }

        return random.Next(3) == 0 ? Sized(random, program) : program;
    }

    private static PropertyMap Sized(Random random, PropertyMap program) =>
        random.Next(2) == 0
            ? program.Without("autoScaling").With("desiredSize", random.Next(0, 4))
            : program
                .Without("desiredSize")
                .With("autoScaling", PropertyMap.Of(("minSize", random.Next(0, 2)), ("maxSize", random.Next(3, 6))));

    private static (int, CallFault)? Fault(Random random) => random.Next(2) == 0 ? null : (random.Next(1, 4), (CallFault)random.Next(1, 4));

    private static T Choose<T>(Random random, IReadOnlyList<T> values) => values[random.Next(values.Count)];

    internal static PropertyMap Remove(PropertyMap map, string path) =>
        path.Split('.', 2) switch
        {
            [var name] => map.Without(name),
            [var name, var rest] when map.Find(name) is PropertyMap inner => Remove(inner, rest) is { Count: > 0 } left
                ? map.With(name, left)
                : map.Without(name),
            _ => map,
        };

    private IEnumerable<Chain> Smaller()
    {
        for (var i = Steps.Count - 1; i >= 0 && Steps.Count > 1; i--)
        {
            yield return this with
            {
                Steps = [.. Steps.Take(i), .. Steps.Skip(i + 1)],
            };
        }

        for (var i = 0; i < Steps.Count; i++)
        {
            var step = Steps[i];
            Step[] simpler =
            [
                .. step.Fault is null ? Array.Empty<Step>() : [step with { Fault = null }],
                .. step.Other is null ? Array.Empty<Step>() : [step with { Other = null }],
                .. step.OthersAdd ? [step with { OthersAdd = false }] : Array.Empty<Step>(),
            ];
            foreach (var each in simpler)
            {
                yield return this with
                {
                    Steps = [.. Steps.Take(i), each, .. Steps.Skip(i + 1)],
                };
            }
        }

        foreach (var setting in PoolSettings.All.Where(setting => !setting.IsRequired && setting.Path != "access.keyPair"))
        {
            if (Steps.Any(step => setting.In(step.Program) is not null || (step.Other is { } other && setting.In(other) is not null)))
            {
                yield return this with
                {
                    Steps =
                    [
                        .. Steps.Select(step =>
                            step with
                            {
                                Program = Remove(step.Program, setting.Path),
                                Other = step.Other is { } other ? Remove(other, setting.Path) : null,
                                Drift = step.Drift is { } drift ? Remove(drift, setting.Path) : null,
                            }
                        ),
                    ],
                };
            }
        }
    }
}

/// <summary>A change of the program.</summary>
/// <param name="Program">The program.</param>
/// <param name="Fault">The request that fails, counted from 1, and how; null for none.</param>
/// <param name="Other">The program that the user goes on with if something fails; null for the same.</param>
/// <param name="OthersAdd">Whether another system adds a tag to the pool before the change.</param>
internal sealed record Step(PropertyMap Program, (int Number, CallFault Kind)? Fault, PropertyMap? Other, bool OthersAdd)
{
    /// <summary>What someone else changes the pool to before; the stack is refreshed then. Null for nothing.</summary>
    internal PropertyMap? Drift { get; init; }

    public override string ToString() =>
        $"up {Program}"
        + (Fault is { } fault ? $"\n    request {fault.Number}: {fault.Kind}" : string.Empty)
        + (Other is null ? string.Empty : $"\n    then, if it failed: {Other}")
        + (OthersAdd ? "\n    after a tag of another system" : string.Empty)
        + (Drift is null ? string.Empty : $"\n    after someone else: {Drift}");
}
