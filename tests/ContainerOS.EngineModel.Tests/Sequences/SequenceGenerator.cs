using ContainerOS.EngineModel.Tests.Cloud;
using ContainerOS.EngineModel.Tests.Engine;

namespace ContainerOS.EngineModel.Tests.Sequences;

/// <summary>A sequence of operations on an account with one or two stacks of the same names.</summary>
/// <param name="Seed">The seed that it was made from.</param>
/// <param name="Stacks">How many stacks begin with an empty state.</param>
/// <param name="NamesAreUnique">Whether a cluster refuses a second pool of a name.</param>
/// <param name="Operations">The operations.</param>
internal sealed record Sequence(int Seed, int Stacks, bool NamesAreUnique, IReadOnlyList<Operation> Operations);

/// <summary>Makes random sequences; the same seed makes the same sequence.</summary>
internal sealed class SequenceGenerator
{
    private static readonly string[] Names = ["red", "blue"];
    private readonly Random random;
    private readonly int seed;

    internal SequenceGenerator(int seed)
    {
        this.seed = seed;
        random = new Random(seed);
    }

    internal Sequence Generate()
    {
        var stacks = Chance(0.3) ? 2 : 1;
        var operations = new List<Operation>();
        for (var stack = 0; stack < stacks; stack++)
        {
            operations.Add(new Declare(stack, NewResource("red")));
        }

        if (Chance(0.3))
        {
            operations.Add(new Configure(0, null, null, Any(Enum.GetValues<NamingMode>())));
        }

        if (Chance(0.15))
        {
            operations.Add(new OthersCreate(Any(FakeAck.Clusters), "named-red", Chance(0.5)));
        }

        operations.Add(new Run(0, RunKind.Up, Chance(0.15) ? NewFault() : null));
        if (Chance(0.15))
        {
            operations.Add(new LastVersion(0));
        }

        var length = random.Next(2, 7);
        for (var index = 0; index < length; index++)
        {
            var stack = random.Next(stacks + 1);
            Edit(operations, stack);
            operations.Add(NewRun(stack));
        }

        return new Sequence(seed, stacks, Chance(0.5), operations);
    }

    private void Edit(List<Operation> operations, int stack)
    {
        var name = Any(Names);
        switch (random.Next(23))
        {
            case < 8:
                operations.Add(new Declare(stack, NewResource(name)));
                break;
            case 8:
                operations.Add(new Drop(stack, name));
                break;
            case 9:
                operations.Add(new Rename(stack, name, name == "red" ? "blue" : "red"));
                break;
            case 10:
                operations.Add(new ImportOption(stack, name, random.Next(4), AnyLeftOut(), Chance(0.3) ? 1 : 0));
                break;
            case 11:
                operations.Add(new ImportCommand(stack, name, random.Next(4), Chance(0.2) ? NewFault() : null));
                break;
            case 12:
                operations.Add(new GetOption(stack, name, random.Next(4)));
                break;
            case 13:
                operations.Add(new Configure(stack, Any<string>(["cn-hangzhou", "cn-beijing"]), null, null));
                break;
            case 14:
                operations.Add(new Configure(stack, null, Chance(0.5), Any(Enum.GetValues<NamingMode>())));
                break;
            case 15:
                operations.Add(new Taint(stack, name));
                break;
            case 16:
                operations.Add(new ForgetState(stack, name));
                break;
            case 17:
                operations.Add(new RenameStack(stack, Any<string>(["dev", "prod"])));
                break;
            case 18:
                operations.Add(new CloneStack(stack));
                break;
            case 19:
                operations.Add(new OthersDelete(random.Next(4)));
                break;
            case 20:
                operations.Add(new OthersEdit(random.Next(4), random.Next(4)));
                break;
            case 21:
                operations.Add(new OthersTakeOver(random.Next(4), Chance(0.5)));
                break;
            default:
                break; // The next run without an edit: a rerun.
        }
    }

    private PoolResource NewResource(string name) =>
        new(name)
        {
            Cluster = Chance(0.7) ? FakeAck.Clusters[0] : FakeAck.Clusters[1],
            PoolName = Chance(0.4) ? $"named-{Any(Names)}" : null,
            Size = random.Next(1, 4),
            Label = Chance(0.3) ? "web" : null,
            DeleteBeforeReplace = random.Next(6) switch
            {
                0 => true,
                1 => false,
                _ => null,
            },
            Provider = Chance(0.1) ? "other" : null,
            LeftOut = AnyLeftOut() is { } property ? [property] : [],
        };

    private Run NewRun(int stack) =>
        new(
            stack,
            random.Next(20) switch
            {
                < 14 => RunKind.Up,
                14 or 15 => RunKind.UpWithRefresh,
                16 => RunKind.Refresh,
                17 => RunKind.RefreshAndClear,
                _ => RunKind.Destroy,
            },
            Chance(0.3) ? NewFault() : null,
            Chance(0.15) ? Any(Names) : null
        );

    private Fault NewFault()
    {
        var loss = Any(Enum.GetValues<Loss>());
        var atCloud = loss == Loss.Reply || Chance(0.5);
        return new Fault(loss, atCloud, random.Next(1, atCloud ? 4 : 13), Chance(0.6));
    }

    private string? AnyLeftOut() => Chance(0.3) ? Any(PoolResource.OptionalProperties) : null;

    private bool Chance(double probability) => random.NextDouble() < probability;

    private T Any<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];
}
