using System.Reflection;
using System.Reflection.Emit;
using ContainerOS.Rules.Tests.Mutation;
using Xunit.v3;

[assembly: ResetStatics("ContainerOS.Rules")]

namespace ContainerOS.Rules.Tests.Mutation;

/// <summary>
/// Resets the static fields of the mutated assembly when the mutant has changed. Mutation testing activates its mutants while the
/// process runs; values computed before would hide a mutant, or keep an earlier one. Without mutation testing it does nothing.
/// </summary>
/// <param name="assemblyName">The mutated assembly. <c>eng/mutation</c> copies this file into the tests it runs, with that name.</param>
[AttributeUsage(AttributeTargets.Assembly)]
internal sealed class ResetStaticsAttribute(string assemblyName) : BeforeAfterTestAttribute
{
    /// <summary>The longest chain of types whose static fields are computed from one another: pages, rules, the catalogue.</summary>
    private const int LongestChain = 3;

    private static readonly string? MutantFile = Environment.GetEnvironmentVariable("STRYKER_MUTANT_FILE");
    private static readonly Lock Gate = new();
    private static Action[]? initializers;
    private static int? resetForMutant;

    /// <inheritdoc cref="ResetStaticsAttribute" path="/param[@name='assemblyName']"/>
    public string AssemblyName => assemblyName;

    public override void Before(MethodInfo methodUnderTest, IXunitTest test)
    {
        if (MutantFile is not null)
        {
            Reset(BitConverter.ToInt32(File.ReadAllBytes(MutantFile)));
        }
    }

    /// <summary>A mutant for which the initializers throw fails each test.</summary>
    private void Reset(int mutant)
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

    private void RunInitializers()
    {
        for (var pass = 0; pass < LongestChain; pass++)
        {
            foreach (var run in initializers ??= All(Assembly.Load(assemblyName)))
            {
                run();
            }
        }
    }

    /// <summary>
    /// The initializers of the assembly's types. The types that mutation testing adds must keep their state, and generated messages
    /// are registered once.
    /// </summary>
    private static Action[] All(Assembly assembly) =>
        [
            .. assembly
                .GetTypes()
                .Where(type =>
                    type.Namespace?.StartsWith("ContainerOS.", StringComparison.Ordinal) is true
                    && !type.Namespace.EndsWith(".Wire", StringComparison.Ordinal)
                    && !type.ContainsGenericParameters
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
