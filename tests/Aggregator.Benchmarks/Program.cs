using System.CommandLine;
using System.Text;

Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

var root = new RootCommand("Quality and speed, measured; every table in README.md names its command.");
return await root.Parse(args).InvokeAsync();
