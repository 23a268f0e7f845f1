using ContainerOS.Cli;

return await CommandLine.RunAsync(args, environment: null, CancellationToken.None);
