using BenchmarkDotNet.Running;
using ContainerOS.Bench;

// "--smoke" runs everything once in seconds, as CI does; without it BenchmarkDotNet measures, and takes its own arguments.
if (args is ["--smoke"])
{
    return Percentiles.Run(Console.Out) ? 0 : 1;
}

BenchmarkSwitcher.FromAssembly(typeof(RulesBench).Assembly).Run(args);
return 0;
