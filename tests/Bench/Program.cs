using BenchmarkDotNet.Running;
using ContainerOS.Bench;

// "--table" measures in seconds and prints a Markdown table, which eng/bench writes into the docs and CI runs to see that it works.
// Without it BenchmarkDotNet measures, and takes its own arguments.
if (args is ["--table"])
{
    return Percentiles.Run(Console.Out) ? 0 : 1;
}

// "--scripts" does the same for reading, checking and converting scripts.
if (args is ["--scripts"])
{
    return ScriptBench.Run(Console.Out) ? 0 : 1;
}

// "--emulator" does the same for calls of the emulator.
if (args is ["--emulator"])
{
    return await EmulatorBench.RunAsync(Console.Out) ? 0 : 1;
}

// "--provider" does the same for calls of the provider.
if (args is ["--provider"])
{
    return await ProviderBench.RunAsync(Console.Out) ? 0 : 1;
}

// "--programs" does the same for a program in TypeScript. It needs what 'eng/bench programs' makes.
if (args is ["--programs"])
{
    return await ProgramBench.RunAsync(Console.Out) ? 0 : 1;
}

BenchmarkSwitcher.FromAssembly(typeof(RulesBench).Assembly).Run(args);
return 0;
