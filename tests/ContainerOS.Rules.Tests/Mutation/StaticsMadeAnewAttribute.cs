using System.Reflection;
using System.Reflection.Emit;
using ContainerOS.Rules.Tests.Mutation;
using Xunit.v3;

[assembly: StaticsMadeAnew]

namespace ContainerOS.Rules.Tests.Mutation;

/// <summary>
/// Computes the static fields of the rules anew when the mutant has changed. Mutation testing switches its mutants on while the process
/// runs; what was computed before would hide them, or keep an earlier one. Without mutation testing it does nothing.
/// </summary>
[AttributeUsage(AttributeTargets.Assembly)]
internal sealed class StaticsMadeAnewAttribute : BeforeAfterTestAttribute
{
    /// <summary>The longest chain of types whose static fields are computed from one another: pages, rules, the catalogue.</summary>
    private const int LongestChain = 3;

    private static readonly string? MutantFile = Environment.GetEnvironmentVariable("STRYKER_MUTANT_FILE");
    private static readonly Lazy<Action[]> Initializers = new(All);
    private static readonly Lock Turn = new();
    private static int? computedUnder;

    public override void Before(MethodInfo methodUnderTest, IXunitTest test)
    {
        if (MutantFile is not null)
        {
            MakeAnew(BitConverter.ToInt32(File.ReadAllBytes(MutantFile)));
        }
    }

    /// <summary>A mutant with which they can not be computed fails each test.</summary>
    private static void MakeAnew(int mutant)
    {
        lock (Turn)
        {
            if (mutant != computedUnder)
            {
                computedUnder = null;
                InitializersOnceMore();
                computedUnder = mutant;
            }
        }
    }

    private static void InitializersOnceMore()
    {
        for (var pass = 0; pass < LongestChain; pass++)
        {
            foreach (var run in Initializers.Value)
            {
                run();
            }
        }
    }

    /// <summary>Those of the rules' own types; the types that mutation testing adds must keep what they know.</summary>
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
