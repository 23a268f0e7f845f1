using ContainerOS.SdkGenerator;

return await GeneratedSdks.RunAsync(args, Console.Out, Console.Error);
