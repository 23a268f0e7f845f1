using ContainerOS.Engine.Tests.Recording;
using ContainerOS.Testing;

namespace ContainerOS.Engine.Tests;

/// <summary>
/// A random program is deployed, changed and destroyed, and the engine is killed again and again on the way: before and after calls and at
/// the steps of writes, which are all the places where a run waits. The seed alone decides what is done.
/// </summary>
/// <remarks>More sequences: <c>CONTAINEROS_KILL_SEQUENCES=5000</c>.</remarks>
public sealed class KillSequenceTests
{
    private static readonly int Sequences = RunCount.Of("CONTAINEROS_KILL_SEQUENCES", 60);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Runs_KilledAtRandomPoints_LoseAndDoubleNothing()
    {
        var killed = 0;
        for (var seed = 1; seed <= Sequences; seed++)
        {
            var fault = await Record.ExceptionAsync(async () => killed += await RunAsync(new Random(seed)));

            Assert.True(fault is null, $"seed {seed}: {fault}");
        }

        Assert.InRange(killed, Sequences, int.MaxValue);
    }

    /// <summary>Returns how often the engine was killed.</summary>
    private static async Task<int> RunAsync(Random random)
    {
        var killed = 0;
        using var engine = new EngineFixture();
        string[] diffs = ["update", "replace", "replace deleting first", "replace the provider"];
        var cloud = new AdoptingCloud(diffs[random.Next(diffs.Length)], engine);
        cloud.Connect();
        engine.Options = engine.Options with { Refresh = random.Next(2) == 0, Parallelism = random.Next(1, 4) };
        for (var change = random.Next(1, 4); change > 0; change--)
        {
            var program = RandomProgram(random);
            engine.Program(program);
            for (var kills = random.Next(5); kills > 0; kills--)
            {
                killed += await KilledRunAsync(engine, cloud, random) ? 1 : 0;
            }

            await CompleteAsync(engine, cloud, program);
        }

        Assert.Equal(DeploymentOutcome.Succeeded, (await new DeploymentEngine(engine.Options).DestroyAsync(Ct)).Outcome);
        Assert.Empty(cloud.Ids);
        Assert.Empty(engine.Resources());
        return killed;
    }

    private static async Task<bool> KilledRunAsync(EngineFixture engine, AdoptingCloud cloud, Random random)
    {
        var options = engine.Options;
        if (random.Next(2) == 0)
        {
            (cloud.Calls, cloud.KillAt, cloud.IsAnswerLost) = (0, random.Next(1, 20), random.Next(2) == 0);
        }
        else
        {
            options = options with { Files = new KillingFiles(random.Next(1, 30)) };
        }

        var end = await Record.ExceptionAsync(() => new DeploymentEngine(options).UpAsync(Ct));
        cloud.Restore();
        return end is InvalidProgramException;
    }

    private static async Task CompleteAsync(EngineFixture engine, AdoptingCloud cloud, string program)
    {
        var result = await new DeploymentEngine(engine.Options).UpAsync(Ct);
        Assert.True(result.Outcome is DeploymentOutcome.Succeeded, string.Join('\n', result.Diagnostics));
        cloud.AssertKnown(program.Split("type: test:T").Length - 1);
        Assert.Empty((await new DeploymentEngine(engine.Options).PreviewAsync(Ct)).Steps);
        cloud.NameAll();
    }

    /// <summary>Up to four resources, each of which may depend on one before it.</summary>
    private static string RandomProgram(Random random)
    {
        var names = new[] { "a", "b", "c", "d" }.Where(_ => random.Next(3) > 0).ToList();
        var resources = names.Select(
            (name, index) =>
                index > 0 && random.Next(2) == 0
                    ? $"  {name}:\n    type: test:T\n    properties: {{size: \"${{{names[random.Next(index)]}.size}}\"}}\n"
                    : $"  {name}:\n    type: test:T\n    properties: {{size: {random.Next(3)}}}\n"
        );
        var region = random.Next(3) == 0 ? $"config: {{test:region: r{random.Next(3)}}}\n" : string.Empty;
        return names.Count == 0 ? "resources: {}\n" : $"{region}resources:\n{string.Concat(resources)}";
    }

    /// <summary>Real files until the process is killed at one step of one write; after that nothing reaches the disk.</summary>
    private sealed class KillingFiles(int killAt) : UnflushedFiles
    {
        private int step;

        public override FileStream OpenLock(string path)
        {
            Step();
            return base.OpenLock(path);
        }

        protected override Stream Create(string path, bool isPrivate)
        {
            Step();
            return base.Create(path, isPrivate);
        }

        protected override void Flush(Stream file)
        {
            Step();
            base.Flush(file);
        }

        protected override void Move(string from, string to)
        {
            Step();
            base.Move(from, to);
        }

        private void Step()
        {
            if (++step >= killAt)
            {
                throw new InvalidProgramException("the engine was killed");
            }
        }
    }
}
