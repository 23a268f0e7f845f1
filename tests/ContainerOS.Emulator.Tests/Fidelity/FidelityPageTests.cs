using System.Text;
using ContainerOS.Emulator.Http;
using ContainerOS.Emulator.NodePools.Admission;
using ContainerOS.Testing;

namespace ContainerOS.Emulator.Tests.Fidelity;

/// <summary>
/// The page that says what may be believed of the emulator is generated from its tables. Run with <c>CONTAINEROS_APPROVE=1</c> to write it.
/// </summary>
public sealed class FidelityPageTests
{
    private static readonly string Page = RepositoryRoot.PathOf("docs", "emulator-fidelity.md");

    [Fact]
    public async Task Page_IsThatOfTheTables()
    {
        var text = Write();
        if (Environment.GetEnvironmentVariable("CONTAINEROS_APPROVE") == "1")
        {
            await File.WriteAllTextAsync(Page, text, TestContext.Current.CancellationToken);
        }

        Assert.Equal(await File.ReadAllTextAsync(Page, TestContext.Current.CancellationToken), text);
    }

    [Fact]
    public void Behavior_IsHeldByATestThatExists()
    {
        var tests = new StringBuilder();
        foreach (var folder in new[] { "ContainerOS.Emulator.Tests", "ContainerOS.Conformance.Tests" })
        {
            foreach (var file in Directory.EnumerateFiles(RepositoryRoot.PathOf("tests", folder), "*Tests.cs", SearchOption.AllDirectories))
            {
                tests.Append(File.ReadAllText(file));
            }
        }

        var all = tests.ToString();

        Assert.All(
            KnownBehavior.All.Where(behavior => behavior.Basis is not null),
            behavior => Assert.Contains($" {behavior.Test}(", all, StringComparison.Ordinal)
        );
    }

    private static string Write()
    {
        var text = new StringBuilder(
            """
            # What may be believed of the emulator

            This page is generated from the emulator's tables by `FidelityPageTests`. Run that test with `CONTAINEROS_APPROVE=1` to
            update it. The facts were read on 2026-11-29.

            | word | meaning |
            | --- | --- |
            | documented | on a page of the vendor |
            | seen | in records of the real service |
            | read | in the texts or code of the vendor's SDK |
            | inferred | follows from something else, or is assumed |
            | not modelled | the emulator does not do it |

            ## What you may validate with it

            - That requests are signed, formed and typed as the vendor's clients form them.
            - That a program handles the refusals, states, lost replies and failed tasks of this page.
            - That a deployment converges, adopts what it made, and deletes what it should.

            ## What you may not validate with it

            - How long an operation takes, what it costs, and whether there is stock.
            - Whether a bootstrap script works on a node, and whether pods run.
            - Whether a RAM policy is sufficient.
            - Anything that this page calls inferred or not modelled, without a look at the real service.

            ## Operations

            The vendor's packages call each operation in tests (`OperationCoverageTests`, `StsTests`), and replies have only fields of their
            models.

            | service | operation |
            | --- | --- |

            """
        );
        foreach (var (service, operation) in OperationTable.All.OrderBy(entry => entry.Service, StringComparer.Ordinal))
        {
            text.Append($"| {service} | {operation.Action} |\n");
        }

        text.Append("\n## Behaviors\n\n| area | behavior | known | source | test |\n| --- | --- | --- | --- | --- |\n");
        foreach (var behavior in KnownBehavior.All)
        {
            var test = behavior.Test.Length == 0 ? string.Empty : $"`{behavior.Test}`";
            text.Append($"| {behavior.Area} | {behavior.What} | {Word(behavior.Basis)} | {behavior.Source} | {test} |\n");
        }

        text.Append(
            "\n## What is refused when a pool is created or changed\n\n| refused | code | status | known | source |\n"
                + "| --- | --- | --- | --- | --- |\n"
        );
        foreach (var check in PoolChecks.All)
        {
            text.Append($"| {check.Refuses} | `{check.Code}` | {check.Status} | {Word(check.Evidence)} | {check.Source} |\n");
        }

        return text.ToString();
    }

    private static string Word(Evidence? evidence) =>
        evidence switch
        {
            Evidence.Documented => "documented",
            Evidence.Seen => "seen",
            Evidence.ReadInSdk => "read",
            Evidence.Inferred => "inferred",
            _ => "not modelled",
        };
}
