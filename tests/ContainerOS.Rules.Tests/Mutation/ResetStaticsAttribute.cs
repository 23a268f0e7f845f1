using System.Reflection;
using System.Reflection.Emit;
using ContainerOS.Rules.Tests.Mutation;
using Xunit.v3;

[assembly: ResetStatics]

namespace ContainerOS.Rules.Tests.Mutation;

/// <summary>
/// Resets the static fields of the rules when the mutant has changed. Mutation testing activates its mutants while the process
/// runs; values computed before would hide a mutant, or keep an earlier one. Without mutation testing it does nothing.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
internal sealed class ResetStaticsAttribute : BeforeAfterTestAttribute
{
    /// <summary>The longest chain of types whose static fields are computed from one another: pages, rules, the catalogue.</summary>
    private const int LongestChain = 3;

    private static readonly string? MutantFile = Environment.GetEnvironmentVariable("STRYKER_MUTANT_FILE");
    private static readonly Lazy<Action[]> Initializers = new(All);
    private static readonly Lock Gate = new();
    private static int? resetForMutant;

    public override void Before(MethodInfo methodUnderTest, IXunitTest test)
    {
        if (MutantFile is not null)
        {
            Reset(BitConverter.ToInt32(File.ReadAllBytes(MutantFile)));
        }
    }

    /// <summary>A mutant for which the initializers throw fails each test.</summary>
    private static void Reset(int mutant)
    {
        lock (Gate)
        {
            if (mutant != resetForMutant)
            {
                resetForMutant = null;
                RunInitializers();
                resetForMutant = mutant;
            }
        }
    }

    private static void RunInitializers()
    {
        for (var pass = 0; pass < LongestChain; pass++)
        {
            foreach (var run in Initializers.Value)
            {
                run();
            }
        }
    }

    /// <summary>The initializers of the types of the rules. The types that mutation testing adds must keep their state.</summary>
    private static Action[] All() =>
        [
            .. typeof(Rule)
                .Assembly.GetTypes()
                .Where(type =>
                    type.Namespace?.StartsWith("ContainerOS.", StringComparison.Ordinal) is true && !type.ContainsGenericParameters
                )
                .Select(type => type.TypeInitializer)
                .OfType<ConstructorInfo>()
                .Select(Call),
        ];

    /// <summary>Invoking it by reflection runs it only if it has not run; called as a method it runs again.</summary>
    private static Action Call(ConstructorInfo initializer)
    {
        var method = new DynamicMethod("Again", null, null, initializer.Module, skipVisibility: true);
        var body = method.GetILGenerator();
        body.Emit(OpCodes.Call, initializer);
        body.Emit(OpCodes.Ret);
        return method.CreateDelegate<Action>();
    }
}
