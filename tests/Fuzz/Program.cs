using ContainerOS.Fuzz;

if (args is ["instrument", var folder])
{
    Instrumentation.CopyTo(folder);
    return 0;
}

if (FuzzOptions.Read(args) is { } options)
{
    return FuzzRun.Of(options, Console.Out) ? 0 : 1;
}

Console.Error.WriteLine(FuzzOptions.Usage);
return 2;
