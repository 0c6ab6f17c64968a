//! Roles that a résumé can be for.

use crate::named::named;

named! {
    /// The role that a résumé is for.
    Role: Any {
        /// Any role: no themes are looked for.
        Any = "any",
        /// Programs behind an interface.
        Backend = "backend",
        /// Programs that people see.
        Frontend = "frontend",
        /// Data engineering, analysis and science.
        Data = "data",
        /// Delivery and operation of software.
        Devops = "devops" | "sre" | "platform",
        /// Apps for phones.
        Mobile = "mobile",
        /// Leading people.
        Manager = "manager",
        /// Nursing.
        Nurse = "nurse",
        /// Teaching at schools.
        Teacher = "teacher",
        /// Design.
        Designer = "designer",
        /// Sales.
        Sales = "sales",
        /// A first job.
        Student = "student",
        /// Research.
        Academic = "academic",
    }
}
